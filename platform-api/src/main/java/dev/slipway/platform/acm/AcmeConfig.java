package dev.slipway.platform.acm;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Which certificate authority the apps' certificates come from, and how it is asked. */
@ConfigMapping(prefix = "slipway.acme")
public interface AcmeConfig {
    /** Where the authority's directory is. Whoever switches the management on agrees to its terms of service. */
    @WithDefault("https://acme-v02.api.letsencrypt.org/directory")
    URI directory();

    /** Where the authority may send warnings. */
    Optional<String> email();

    /** The root certificates, in PEM, by which the authority's own server is known; by default those that Java knows. */
    Optional<Path> trustedRoots();

    /** The key id of an account with the authority that this installation is to be bound to, where it asks for one. */
    Optional<String> accountKeyId();

    /** The MAC key of that account, in Base64 for URLs. */
    Optional<String> accountMacKey();

    /** The pause after a first attempt that failed; each next one is three times as long, up to a day. */
    @WithDefault("1M")
    Duration firstPause();

    /** After so many attempts a domain has failed, and is left alone until somebody asks again. */
    @WithDefault("9")
    int attempts();

    /** How long the authority may take to look at a domain, and then to sign. */
    @WithDefault("90S")
    Duration patience();
}
