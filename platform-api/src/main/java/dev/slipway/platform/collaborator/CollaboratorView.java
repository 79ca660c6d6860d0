package dev.slipway.platform.collaborator;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The collaborator as the Platform API shows it. */
record CollaboratorView(
        AppRef app,
        Instant createdAt,
        UUID id,
        List<Permission> permissions,
        String role,
        Instant updatedAt,
        User user) {

    /** Heroku's. */
    private static final List<Permission> ALL = Stream.of("view", "deploy", "operate", "manage")
            .map(name -> new Permission("Can " + name + " the app", name))
            .toList();

    record Permission(String description, String name) {}

    record User(String email, boolean federated, UUID id) {}

    static CollaboratorView owner(App app, Account owner) {
        String row = app.id + " " + owner.id;
        return new CollaboratorView(
                AppRef.of(app),
                app.createdAt,
                UUID.nameUUIDFromBytes(row.getBytes(StandardCharsets.UTF_8)),
                ALL,
                "owner",
                app.createdAt,
                new User(owner.email, false, owner.id));
    }
}
