package dev.slipway.platform.forge;

import dev.slipway.model.error.SlipwayException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a repository is on its forge: {@code https://HOST/OWNER/NAME}, with groups in between on GitLab. */
public record RepositoryAddress(URI url) {
    private static final int LONGEST = 500;
    private static final Pattern SSH = Pattern.compile("(?:ssh://)?git@([A-Za-z0-9.-]+)(?::\\d+/|[:/])(.+)");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+){2,}");

    /** @throws SlipwayException if it is none, with what one looks like */
    static RepositoryAddress of(String text) {
        Matcher ssh = SSH.matcher(text);
        if (ssh.matches()) {
            throw SlipwayException.invalid(
                    "Slipway fetches over https. Connect https://%s/%s instead.", ssh.group(1), ssh.group(2));
        }
        URI url = parse(text.replaceFirst("/+$", ""));
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!List.of("http", "https").contains(scheme)
                || url.getHost() == null
                || url.getRawUserInfo() != null
                || url.getRawQuery() != null
                || url.getRawFragment() != null
                || !PATH.matcher(url.getRawPath()).matches()
                || text.length() > LONGEST) {
            throw SlipwayException.invalid(
                    "url is a repository's address such as https://github.com/OWNER/REPOSITORY, without a password, of at most %d characters. What opens it belongs into token.",
                    LONGEST);
        }
        return new RepositoryAddress(url);
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw SlipwayException.invalid("url is not a URL: %s.", e.getReason());
        }
    }

    boolean isSecure() {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    String host() {
        return url.getHost();
    }

    /** Without a slash before it, and without {@code .git} behind. */
    String path() {
        return url.getPath().substring(1).replaceFirst("\\.git$", "");
    }

    /** Its page for people. */
    String page() {
        return url.toString().replaceFirst("\\.git$", "");
    }

    /** Where its server's API begins. */
    String api(Forge forge) {
        return switch (forge) {
            case GITHUB -> host().equalsIgnoreCase("github.com") ? "https://api.github.com" : origin() + "/api/v3";
            case GITLAB -> origin() + "/api/v4";
        };
    }

    private String origin() {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
