package dev.slipway.platform.oauth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What clients get, and how long it is good for. */
@ConfigMapping(prefix = "slipway.oauth")
public interface OAuthConfig {
    /** From a user's consent to the exchange of the code for tokens. */
    @WithDefault("5M")
    Duration codeLifetime();

    /** Heroku's is eight hours too. */
    @WithDefault("8H")
    Duration accessLifetime();

    /** A client that asks for no new token for so long has to ask the user again. */
    @WithDefault("30D")
    Duration refreshLifetime();

    /**
     * Wrong client secrets from one address after which it has to wait for {@code slipway.password.attempt-window},
     * from 1.
     */
    @WithDefault("30")
    int mostAttempts();
}
