package dev.slipway.platform.team;

import dev.slipway.platform.account.PermissionView;
import dev.slipway.platform.app.App;
import dev.slipway.platform.collaborator.CollaboratorView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An app of a team with who may do what with it, as the Platform API shows it. */
record PermissionEntityView(UUID id, String name, @Nullable UUID teamId, String type, List<User> users) {

    record User(String email, UUID id, List<String> permissions) {}

    /** @param access who has access; somebody in the team may have been added to the app as well, and is one user */
    static PermissionEntityView of(App app, List<CollaboratorView> access) {
        Map<CollaboratorView.User, TreeSet<String>> granted = new LinkedHashMap<>();
        access.forEach(view -> view.permissions().stream()
                .map(PermissionView::name)
                .forEach(granted.computeIfAbsent(view.user(), _ -> new TreeSet<>())::add));
        List<User> users = new ArrayList<>();
        granted.forEach((user, words) -> users.add(new User(user.email(), user.id(), List.copyOf(words))));
        return new PermissionEntityView(app.id, app.name, app.teamId, "app", users);
    }
}
