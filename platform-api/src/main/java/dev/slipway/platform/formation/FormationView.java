package dev.slipway.platform.formation;

import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** One process type's part of the formation as the Platform API shows it. */
public record FormationView(
        AppRef app,
        String command,
        Instant createdAt,
        Size dynoSize,
        UUID id,
        int quantity,
        String size,
        String type,
        Instant updatedAt) {

    /** A dyno size by its name. */
    record Size(UUID id, String name) {}

    public static FormationView of(App app, Formation formation, String command) {
        String size = formation.size.label();
        return new FormationView(
                AppRef.of(app),
                command,
                formation.createdAt,
                new Size(UUID.nameUUIDFromBytes(size.getBytes(StandardCharsets.UTF_8)), size),
                formation.id,
                formation.quantity,
                size,
                formation.type,
                formation.updatedAt);
    }
}
