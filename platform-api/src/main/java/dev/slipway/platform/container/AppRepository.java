package dev.slipway.platform.container;

import dev.slipway.model.app.ProcessType;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.app.App;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A repository of an app for images that users push.
 *
 * @param part its name below the app's, most often a process type
 */
public record AppRepository(App app, String part) {
    /** What the platform itself names so; an app of that name has no repositories. */
    private static final Set<String> RESERVED = Set.of("apps", "stacks");

    private static final Pattern PART = Pattern.compile("[a-z0-9]+(?:(?:_|__|-+)[a-z0-9]+)*");
    private static final Pattern BY_NAME = Pattern.compile("([a-z][a-z0-9-]{1,28}[a-z0-9])/(" + PART + ")");

    /** The one that users mean by {@code APP/TYPE}; empty if there is no such app now. */
    public static Optional<AppRepository> named(String name) {
        Matcher parts = BY_NAME.matcher(name);
        return parts.matches() && !RESERVED.contains(parts.group(1))
                ? App.byName(parts.group(1)).map(app -> new AppRepository(app, parts.group(2)))
                : Optional.empty();
    }

    static AppRepository of(App app, ProcessType type) {
        if (!PART.matcher(type.value()).matches()) {
            throw SlipwayException.invalid(
                    "Process type '%s' can't have an image of its own: a repository is named by it, so it may hold lower-case letters, digits, and dashes and underscores between them.",
                    type);
        }
        return new AppRepository(app, type.value());
    }

    /** @throws SlipwayException if it is another app's, or none */
    static AppRepository of(App app, String name) {
        String byId = name.replaceFirst("^apps/" + app.id + "/", app.name + "/");
        return named(byId)
                .filter(repository -> repository.app.id.equals(app.id))
                .orElseThrow(() -> SlipwayException.invalid(
                        "image_repo must be a repository of %s, such as %s/web. Push the image there first.",
                        app.name, app.name));
    }

    /** As the registry stores it, such as {@code apps/0b9c…/web}: a new name of the app changes nothing. */
    public String name() {
        return "apps/" + app.id + "/" + part;
    }

    /** As users write it. */
    String shown() {
        return app.name + "/" + part;
    }

    String howToPush() {
        return "Push it first: slipway container:push %s -a %s".formatted(part, app.name);
    }
}
