package dev.slipway.platform.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.http.Listing;
import dev.slipway.platform.stream.StreamUrls;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /apps/:app/releases}. */
@Path("/apps/{app}/releases")
@Produces(MediaType.APPLICATION_JSON)
public class ReleaseResource {
    private static final Listing<Release> LIST = Listing.<Release>of(release -> release.id)
            .by("version", release -> release.version, Integer::valueOf)
            .byTime("created_at", release -> release.createdAt)
            .byTime("updated_at", release -> release.updatedAt);

    private final Apps apps;
    private final Releases releases;
    private final Caller caller;
    private final StreamUrls urls;

    ReleaseResource(Apps apps, Releases releases, Caller caller, StreamUrls urls) {
        this.apps = apps;
        this.releases = releases;
        this.caller = caller;
        this.urls = urls;
    }

    @GET
    public Response list(String app, @HeaderParam("Range") @Nullable String range) {
        App found = apps.require(app);
        Set<UUID> restorable = restorable(found);
        return LIST.page(
                range,
                Release.ofApp(found.id),
                release -> ReleaseView.of(found, release, restorable.contains(release.id), urls));
    }

    @GET
    @Path("{release}")
    public ReleaseView info(String app, String release) {
        App found = apps.require(app);
        Release row = releases.require(found, release);
        return ReleaseView.of(found, row, restorable(found).contains(row.id), urls);
    }

    /**
     * A rollback, {@code {"release": ID or version}}, or an image with the config as it is: that of an earlier deploy, of
     * an upload, {@code {"slug": ID}}, or of {@code {"oci_image": ID or digest}}.
     */
    @POST
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    public Response create(String app, @Nullable JsonNode body) {
        App found = apps.require(app);
        String target = text(body, "release");
        String slug = text(body, "slug");
        String image = text(body, "oci_image");
        if (Stream.of(target, slug, image).filter(text -> !text.isEmpty()).count() != 1) {
            throw SlipwayException.invalid(
                    "Say which release to go back to, {\"release\": \"v3\"}, or what to release, {\"slug\": ID} or {\"oci_image\": ID}.");
        }
        Release release = target.isEmpty()
                ? releases.reuse(caller.account(), found.id, slug + image, text(body, "description"))
                : releases.rollback(caller.account(), found.id, target);
        return Response.status(201)
                .entity(ReleaseView.of(found, release, true, urls))
                .build();
    }

    private static String text(@Nullable JsonNode body, String field) {
        return body == null ? "" : body.path(field).asText("");
    }

    private static Set<UUID> restorable(App app) {
        return Release.restorable(app.id).stream().map(release -> release.id).collect(Collectors.toSet());
    }
}
