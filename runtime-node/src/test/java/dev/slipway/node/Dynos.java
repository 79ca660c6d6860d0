package dev.slipway.node;

import dev.slipway.model.app.AppName;
import dev.slipway.model.app.ConfigVars;
import dev.slipway.model.dyno.AppNetwork;
import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.model.dyno.DynoName;
import dev.slipway.model.dyno.DynoSize;
import dev.slipway.model.release.ImageReference;
import dev.slipway.model.release.ReleaseVersion;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;

/** Desired dynos for tests. */
final class Dynos {
    static final UUID APP = UUID.fromString("0b9c0000-0000-4000-8000-000000000001");

    private Dynos() {}

    static DesiredDyno named(String name) {
        return of(UUID.randomUUID(), name, 1, "true");
    }

    static DesiredDyno of(UUID id, String name, int attempt, String command) {
        return new DesiredDyno(
                id,
                APP,
                new AppName("shop"),
                DynoName.parse(name).orElseThrow(),
                attempt,
                new ReleaseVersion(1),
                new ImageReference("apps/shop", "sha256:" + "0".repeat(64)),
                command,
                ConfigVars.of(Map.of("PORT", "5000")),
                DynoSize.BASIC,
                new AppNetwork("none", "10.0.0.0/28", "10.0.0.1"),
                "10.0.0.2",
                OptionalInt.empty(),
                false,
                false);
    }

    static DesiredDyno attempt(DesiredDyno dyno, int attempt) {
        return in(dyno, dyno.network(), dyno.address(), attempt, dyno.port(), dyno.oneOff());
    }

    static DesiredDyno in(
            DesiredDyno dyno, AppNetwork network, String address, int attempt, OptionalInt port, boolean oneOff) {
        return new DesiredDyno(
                dyno.id(),
                dyno.appId(),
                dyno.app(),
                dyno.name(),
                attempt,
                dyno.release(),
                dyno.image(),
                dyno.command(),
                dyno.environment(),
                dyno.size(),
                network,
                address,
                port,
                oneOff,
                dyno.metrics());
    }

    static DesiredDyno told(DesiredDyno dyno) {
        return new DesiredDyno(
                dyno.id(),
                dyno.appId(),
                dyno.app(),
                dyno.name(),
                dyno.attempt(),
                dyno.release(),
                dyno.image(),
                dyno.command(),
                dyno.environment(),
                dyno.size(),
                dyno.network(),
                dyno.address(),
                dyno.port(),
                dyno.oneOff(),
                true);
    }
}
