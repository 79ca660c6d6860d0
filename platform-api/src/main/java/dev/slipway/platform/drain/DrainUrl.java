package dev.slipway.platform.drain;

import dev.slipway.model.error.SlipwayException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a drain leads to. It may hold a password, and so is never logged.
 *
 * @param text as the user wrote it
 */
public record DrainUrl(String text, URI uri) {
    private static final int LONGEST = 2000;
    private static final int MOST_PORTS = 65_535;
    private static final int SYSLOG_PORT = 514;
    private static final int SYSLOG_TLS_PORT = 6514;

    private static final String FORMS =
            "https://[USER:PASSWORD@]HOST[:PORT]/PATH, http://…, syslog+tls://HOST:PORT" + " or syslog://HOST:PORT";

    /** How lines are handed over. */
    enum Protocol {
        HTTP,
        SYSLOG,
        SYSLOG_TLS
    }

    /** @throws SlipwayException if it is none that lines can be sent to */
    public static DrainUrl parse(String text) {
        if (text.length() > LONGEST) {
            throw SlipwayException.invalid("A drain's URL has %d characters at most, not %d.", LONGEST, text.length());
        }
        try {
            DrainUrl url = new DrainUrl(text, new URI(text));
            url.check();
            return url;
        } catch (URISyntaxException e) {
            // The reason without the input, which may hold a password.
            throw refusal(e.getReason());
        }
    }

    private void check() {
        if (!List.of("http", "https", "syslog", "syslog+tls").contains(scheme())) {
            throw refusal("its scheme is none of these");
        }
        if (uri.getHost() == null) {
            throw refusal("it has no host");
        }
        if (uri.getPort() == 0 || uri.getPort() > MOST_PORTS) {
            throw refusal("a port is a number from 1 to 65535");
        }
        if (uri.getRawFragment() != null) {
            throw refusal("it ends in a fragment (#), which is never sent");
        }
        boolean bare = uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
        if (protocol() != Protocol.HTTP && !bare) {
            throw refusal("syslog takes a host and a port only");
        }
    }

    private static SlipwayException refusal(String reason) {
        return SlipwayException.invalid("That is no URL of a drain: %s. It has the form %s.", reason, FORMS);
    }

    Protocol protocol() {
        return switch (scheme()) {
            case "syslog" -> Protocol.SYSLOG;
            case "syslog+tls" -> Protocol.SYSLOG_TLS;
            default -> Protocol.HTTP;
        };
    }

    /** A name or an address, without the brackets of IPv6. */
    public String host() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Of a syslog server: the one given, or the one that it has by IANA's register. */
    int syslogPort() {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return protocol() == Protocol.SYSLOG_TLS ? SYSLOG_TLS_PORT : SYSLOG_PORT;
    }

    /** What to request, without user and password. */
    URI request() {
        String authority = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return URI.create(
                URI.create(scheme() + "://" + authority + path + query).toASCIIString());
    }

    /** {@code Basic …} (RFC 7617) for the user and password that the URL holds. */
    Optional<String> authorization() {
        return Optional.ofNullable(uri.getUserInfo())
                .map(user -> user.contains(":") ? user : user + ":")
                .map(pair -> "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private String scheme() {
        return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
