package dev.slipway.platform.build;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A tarball to build.
 *
 * @param checksum {@code SHA256:} and 64 hexadecimal digits, if its sender gave one
 * @param version what the sender calls it, such as a commit
 */
public record SourceBlob(
        URI url,
        @Nullable String checksum,
        @Nullable String version,
        @Nullable String versionDescription) {

    /** A signature or a password in it is good for more than its reader may do. */
    public String urlWithoutSecrets() {
        int port = url.getPort();
        return url.getScheme() + "://" + url.getHost() + (port < 0 ? "" : ":" + port)
                + (url.getRawPath() == null ? "" : url.getRawPath());
    }

    @Override
    public String toString() {
        return "tarball of " + urlWithoutSecrets();
    }
}
