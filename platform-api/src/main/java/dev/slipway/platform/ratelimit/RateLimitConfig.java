package dev.slipway.platform.ratelimit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of the API one account may use. */
@ConfigMapping(prefix = "slipway.rate-limit")
public interface RateLimitConfig {
    /**
     * Requests of one account in an hour, from 1. Heroku's is 4500; ours is to stop a loop that has run away, and not the
     * tools and tests of those who own the machine, which poll with one account.
     */
    @WithDefault("100000")
    int requestsPerHour();
}
