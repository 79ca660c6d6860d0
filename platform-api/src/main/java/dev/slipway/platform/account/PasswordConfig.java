package dev.slipway.platform.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Passwords, and the links with which they are set. */
@ConfigMapping(prefix = "slipway.password")
public interface PasswordConfig {
    /** How long a link with which a password is set can be used. */
    @WithDefault("3D")
    Duration linkExpiry();

    /** Wrong passwords for one address after which it has to wait for {@link #attemptWindow()}, from 1. */
    @WithDefault("10")
    int mostAttempts();

    /** The time over which wrong passwords are counted. */
    @WithDefault("15M")
    Duration attemptWindow();
}
