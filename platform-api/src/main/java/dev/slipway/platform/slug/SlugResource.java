package dev.slipway.platform.slug;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;

/** {@code /apps/:app/slugs}. */
@Path("/apps/{app}/slugs/{slug}")
@Produces(MediaType.APPLICATION_JSON)
public class SlugResource {
    private final Apps apps;
    private final PlatformConfig config;

    SlugResource(Apps apps, PlatformConfig config) {
        this.apps = apps;
        this.config = config;
    }

    @GET
    @NeedsPermission(Permission.DEPLOY)
    public SlugView info(String app, String slug) {
        App found = apps.require(app);
        return id(slug).flatMap(id -> Slug.<Slug>findByIdOptional(id))
                .filter(row -> row.appId.equals(found.id))
                .map(row -> SlugView.of(row, config.apiUrl()))
                .orElseThrow(
                        () -> SlipwayException.notFound("Couldn't find that slug: %s has no %s.", found.name, slug));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
