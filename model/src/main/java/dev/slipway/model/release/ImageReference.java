package dev.slipway.model.release;

import java.util.regex.Pattern;

/**
 * An image by content: repository and digest, never a host or a tag. The name under which an engine reaches the
 * registry is configuration.
 *
 * @param repository as in the OCI distribution specification, such as {@code apps/0b9c…}
 * @param digest {@code sha256:} and 64 hexadecimal digits
 */
public record ImageReference(String repository, String digest) {
    private static final Pattern REPOSITORY =
            Pattern.compile("[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    public ImageReference {
        if (!REPOSITORY.matcher(repository).matches()) {
            throw new IllegalArgumentException("not a repository's name: " + repository);
        }
        if (!DIGEST.matcher(digest).matches()) {
            throw new IllegalArgumentException("not a digest: " + digest);
        }
    }

    /** The name an engine pulls, such as {@code 127.0.0.1:5000/apps/0b9c@sha256:…}. */
    public String at(String registryHost) {
        return registryHost + "/" + repository + "@" + digest;
    }

    @Override
    public String toString() {
        return repository + "@" + digest;
    }
}
