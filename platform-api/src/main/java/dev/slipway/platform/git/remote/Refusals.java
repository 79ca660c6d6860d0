package dev.slipway.platform.git.remote;

import dev.slipway.platform.outbound.PrivateAddressException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Says why a repository elsewhere could not be fetched from, in words that somebody can do something with. */
final class Refusals {
    private static final int LONGEST_CHAIN = 10;

    private Refusals() {}

    static FetchException explain(Remote remote, Requests requests, IOException failure) {
        String host = remote.url().getHost();
        Optional<PrivateAddressException> inside = cause(failure, PrivateAddressException.class);
        if (inside.isPresent()) {
            return lasting(
                    failure,
                    "Slipway doesn't connect there: %s. Have the operator add the host to slipway.outbound.trusted-hosts if that is meant."
                            .formatted(inside.get().getMessage()));
        }
        Optional<NotSecureException> clear = cause(failure, NotSecureException.class);
        if (clear.isPresent()) {
            return lasting(
                    failure,
                    "Repositories are fetched over https only, and %s."
                            .formatted(clear.get().getMessage()));
        }
        Optional<TooLargeException> large = cause(failure, TooLargeException.class);
        if (large.isPresent()) {
            return lasting(
                    failure,
                    "%s sends more than %d MB, which is the most that is fetched of it (slipway.git.max-pack-size; names of branches and tags: 16 MB)."
                            .formatted(remote.url(), large.get().megabytes()));
        }
        if (cause(failure, UnknownHostException.class).isPresent()) {
            return passing(failure, "The host %s is not known. Is it written correctly?".formatted(host));
        }
        if (cause(failure, SocketTimeoutException.class).isPresent()) {
            return passing(failure, "%s took too long to answer.".formatted(host));
        }
        return answered(remote, requests.lastStatus(), failure);
    }

    private static FetchException answered(Remote remote, int status, IOException failure) {
        return switch (status) {
            case 401, 403, 404 ->
                lasting(
                        failure,
                        remote.token().isPresent()
                                ? "%s can't be read: status %d. Is the address right, and may the token read this repository?"
                                        .formatted(remote.url(), status)
                                : "%s can't be read: status %d. Is the address right? A private repository needs a token."
                                        .formatted(remote.url(), status));
            default ->
                passing(
                        failure,
                        "%s can't be fetched from%s: %s."
                                .formatted(
                                        remote.url(),
                                        status == 0 || status == 200 ? "" : " (status " + status + ")",
                                        deepest(failure)));
        };
    }

    private static <T> Optional<T> cause(Throwable failure, Class<T> kind) {
        return chain(failure).filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private static String deepest(Throwable failure) {
        return chain(failure)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .reduce((first, second) -> second)
                .orElse("no reason given");
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(LONGEST_CHAIN);
    }

    private static FetchException lasting(IOException failure, String message) {
        return new FetchException(message, false, failure);
    }

    private static FetchException passing(IOException failure, String message) {
        return new FetchException(message, true, failure);
    }
}
