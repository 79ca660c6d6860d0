package dev.slipway.platform.slug;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.stream.StreamUrls;
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
    private final StreamUrls urls;

    SlugResource(Apps apps, PlatformConfig config, StreamUrls urls) {
        this.apps = apps;
        this.config = config;
        this.urls = urls;
    }

    @GET
    @NeedsPermission(Permission.DEPLOY)
    public SlugView info(String app, String slug) {
        App found = apps.require(app);
        return id(slug).flatMap(id -> view(found, id))
                .orElseThrow(
                        () -> SlipwayException.notFound("Couldn't find that slug: %s has no %s.", found.name, slug));
    }

    private Optional<SlugView> view(App app, UUID id) {
        Optional<SlugView> made = Slug.<Slug>findByIdOptional(id)
                .filter(row -> row.appId.equals(app.id))
                .map(row -> SlugView.of(row, config.apiUrl()));
        return made.or(() -> SlugUpload.<SlugUpload>findByIdOptional(id)
                .filter(row -> row.appId.equals(app.id))
                .map(row -> SlugView.of(app, row, urls)));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
