package dev.slipway.platform.oauth;

import dev.slipway.model.error.SlipwayException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a user's browser is sent with the answer to a client (RFC 6749, 3.1.2): an https address, or an http one on the
 * user's own machine. Immutable.
 */
public record RedirectUri(URI uri) {
    private static final int LONGEST = 2000;
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");
    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    static RedirectUri of(String text) {
        URI uri = parse(text);
        String scheme = uri.getScheme();
        boolean secret = "https".equalsIgnoreCase(scheme);
        boolean local = "http".equalsIgnoreCase(scheme) && OWN_MACHINE.contains(String.valueOf(uri.getHost()));
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw unusable(text, "has no host, or has a user or a fragment (#)");
        }
        if (!secret && !local) {
            throw unusable(text, "is not https, and not http on localhost, 127.0.0.1 or [::1]");
        }
        return new RedirectUri(uri);
    }

    private static URI parse(String text) {
        if (text.length() > LONGEST || !PRINTABLE.matcher(text).matches()) {
            throw SlipwayException.invalid(
                    "redirect_uri is an address of at most %d characters without blanks, such as https://example.com/auth/callback.",
                    LONGEST);
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw unusable(text, "is no address");
        }
    }

    private static SlipwayException unusable(String text, String reason) {
        return SlipwayException.invalid(
                "redirect_uri %s %s. Give one such as https://example.com/auth/callback.", text, reason);
    }

    /** With these parameters too, beside those that it has. */
    public URI with(Map<String, String> parameters) {
        String added = parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(uri + (uri.getRawQuery() == null ? "?" : "&") + added);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Scheme, host and port. */
    public String origin() {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
