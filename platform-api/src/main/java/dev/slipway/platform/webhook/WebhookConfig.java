package dev.slipway.platform.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How webhooks are delivered, and how long their history is kept. */
@ConfigMapping(prefix = "slipway.webhook")
public interface WebhookConfig {
    /** How long a receiver may take to answer. */
    @WithDefault("10S")
    Duration timeout();

    /** The pause after the first attempt that failed; each next one is four times as long, give or take a quarter. */
    @WithDefault("5S")
    Duration firstPause();

    /** The longest pause between two attempts. */
    @WithDefault("6H")
    Duration longestPause();

    /** Attempts of a webhook of level {@code notify}. */
    @WithDefault("3")
    int notifyAttempts();

    /** Attempts of a webhook of level {@code sync}, whose next notification waits for this one. */
    @WithDefault("12")
    int syncAttempts();

    /** How long events and deliveries are kept, delivered or not. */
    @WithDefault("7D")
    Duration retention();

    /** How many events of an app are kept; older ones go with their deliveries. */
    @WithDefault("1000")
    int eventsPerApp();
}
