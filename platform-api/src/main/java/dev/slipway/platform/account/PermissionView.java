package dev.slipway.platform.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A permission as the Platform API shows it, and takes it. */
public record PermissionView(String description, String name) {
    /** What somebody who is given access may do if nothing else is said. */
    private static final Set<Permission> DEFAULT = EnumSet.of(Permission.VIEW, Permission.DEPLOY, Permission.OPERATE);

    public static PermissionView of(Permission permission) {
        return new PermissionView("Can " + permission.word() + " the app", permission.word());
    }

    /** All that there are. */
    public static List<PermissionView> all() {
        return Arrays.stream(Permission.values()).map(PermissionView::of).toList();
    }

    public static boolean areGiven(@Nullable JsonNode body) {
        return body != null && body.hasNonNull("permissions");
    }

    /** The body's {@code permissions}, a list of names or of objects with a name. */
    public static Set<Permission> given(@Nullable JsonNode body) {
        JsonNode list = body == null ? null : body.get("permissions");
        if (list == null || list.isNull()) {
            return DEFAULT;
        }
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (JsonNode entry : list) {
            String word = entry.isObject() ? entry.path("name").asText() : entry.asText();
            permissions.add(Permission.of(word).orElseThrow(() -> unknown(word)));
        }
        if (!list.isArray() || permissions.isEmpty()) {
            throw unknown(list.asText());
        }
        return permissions;
    }

    private static SlipwayException unknown(String word) {
        return SlipwayException.invalid(
                "There is no permission '%s'. Send a list of some of %s.",
                word, Arrays.stream(Permission.values()).map(Permission::word).collect(Collectors.joining(", ")));
    }
}
