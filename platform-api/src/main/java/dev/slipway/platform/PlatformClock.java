package dev.slipway.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one clock of the platform; tests bring their own. */
class PlatformClock {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
