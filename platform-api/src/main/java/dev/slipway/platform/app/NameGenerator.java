package dev.slipway.platform.app;

import dev.slipway.model.app.AppName;
import java.util.List;
import java.util.random.RandomGenerator;

/** Invents names in the manner of {@code calm-harbor-41872}. */
final class NameGenerator {
    private static final List<String> QUALITIES = List.of(
            "amber", "brisk", "calm", "clear", "deep", "early", "fair", "fresh", "glad", "keen", "light", "quiet",
            "rapid", "steady", "sunny", "swift", "tidal", "warm", "wide", "young");
    private static final List<String> THINGS = List.of(
            "anchor", "bay", "beacon", "breeze", "buoy", "canal", "cove", "current", "delta", "dock", "harbor",
            "island", "jetty", "keel", "lagoon", "mast", "pier", "reef", "sail", "shore");

    private final RandomGenerator random;

    NameGenerator(RandomGenerator random) {
        this.random = random;
    }

    AppName next() {
        return new AppName("%s-%s-%05d"
                .formatted(
                        QUALITIES.get(random.nextInt(QUALITIES.size())),
                        THINGS.get(random.nextInt(THINGS.size())),
                        random.nextInt(100_000)));
    }
}
