package dev.slipway.platform.container;

import dev.slipway.model.app.ProcessType;
import dev.slipway.model.app.ProcessTypes;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.app.App;
import dev.slipway.platform.slug.Slug;
import dev.slipway.platform.slug.SlugImage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** What is to be released, as a change of what was released last. */
final class SlugDraft {
    private final App app;
    private final Optional<Slug> base;
    private final Map<String, String> commands = new TreeMap<>();
    private final Map<String, SlugImage> images = new TreeMap<>();

    private SlugDraft(App app, Optional<Slug> base) {
        this.app = app;
        this.base = base;
        base.ifPresent(slug -> {
            commands.putAll(slug.types().asStrings());
            images.putAll(slug.ownImages);
        });
    }

    static SlugDraft of(App app, Optional<Slug> base) {
        return new SlugDraft(app, base);
    }

    void set(ProcessType type, SlugImage image, String command) {
        commands.put(type.value(), command);
        images.put(type.value(), image);
    }

    /** @throws SlipwayException if it is not there, or came of a build, which the next one would bring back */
    void remove(ProcessType type) {
        if (!commands.containsKey(type.value())) {
            throw SlipwayException.notFound(
                    "Couldn't find that process type (%s). %s",
                    type,
                    commands.isEmpty()
                            ? "Nothing has been deployed to " + app.name + " yet."
                            : "There are: " + String.join(", ", commands.keySet()) + ".");
        }
        if (!images.containsKey(type.value())) {
            throw SlipwayException.invalid(
                    "%s runs what was built of the source. Take it out of the Procfile and push, or scale it to 0.",
                    type);
        }
        commands.remove(type.value());
        images.remove(type.value());
    }

    Slug slug(Instant now) {
        Slug slug = new Slug();
        slug.id = UUID.randomUUID();
        slug.appId = app.id;
        slug.types(ProcessTypes.of(commands));
        slug.ownImages.putAll(images);
        slug.description = "Container";
        slug.size = images.values().stream().mapToLong(SlugImage::size).sum();
        slug.stack = app.stack;
        slug.createdAt = now;
        if (images.isEmpty() || !images.keySet().containsAll(commands.keySet())) {
            Slug before = base.orElseThrow();
            slug.repository = before.repository;
            slug.digest = before.digest;
            slug.commitId = before.commitId;
        } else {
            SlugImage main = images.getOrDefault(
                    ProcessType.WEB.value(), images.values().iterator().next());
            slug.repository = main.repository();
            slug.digest = main.digest();
        }
        return slug;
    }
}
