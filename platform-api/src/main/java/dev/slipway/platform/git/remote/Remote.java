package dev.slipway.platform.git.remote;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * A git repository elsewhere.
 *
 * @param url {@code https://} with a host and without a password
 * @param user the name that goes with the token
 * @param token empty for a repository that is open to all
 */
public record Remote(URI url, String user, Optional<String> token) {
    /** A repository that is open to all. */
    public static Remote open(URI url) {
        return new Remote(url, "", Optional.empty());
    }

    /** Another repository, with the same token if it is on the same server. */
    public Remote at(URI other) {
        return new Remote(other, user, origin(url).equals(origin(other)) ? token : Optional.empty());
    }

    /** The credential for a request; empty if there is none, or the request goes to another server than this one. */
    Optional<String> authorization(URI request) {
        return token.filter(known -> origin(url).equals(origin(request))).map(known -> {
            byte[] pair = (user + ":" + known).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        });
    }

    private static String origin(URI address) {
        boolean secure = "https".equalsIgnoreCase(address.getScheme());
        int port = address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
        return (address.getScheme() + "://" + address.getHost() + ":" + port).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Remote[" + url + "]";
    }
}
