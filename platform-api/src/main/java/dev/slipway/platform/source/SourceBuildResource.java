package dev.slipway.platform.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.build.Build;
import dev.slipway.platform.build.BuildView;
import dev.slipway.platform.build.SourceBlob;
import dev.slipway.platform.stream.StreamUrls;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** {@code POST /apps/:app/builds}: a build of a tarball. */
@Path("/apps/{app}/builds")
@Produces(MediaType.APPLICATION_JSON)
public class SourceBuildResource {
    private static final int LONGEST = 200;

    private final Apps apps;
    private final SourceBuilds builds;
    private final Caller caller;
    private final StreamUrls urls;

    SourceBuildResource(Apps apps, SourceBuilds builds, Caller caller, StreamUrls urls) {
        this.apps = apps;
        this.builds = builds;
        this.caller = caller;
        this.urls = urls;
    }

    @POST
    @RunOnVirtualThread
    @NeedsPermission(Permission.DEPLOY)
    public Response create(String app, @Nullable JsonNode body) {
        App found = apps.require(app);
        Build build = builds.create(caller.account(), found, source(body));
        return Response.status(201).entity(BuildView.of(found, build, urls)).build();
    }

    private static SourceBlob source(@Nullable JsonNode body) {
        if (body == null || !body.path("source_blob").path("url").isTextual()) {
            throw SlipwayException.invalid(
                    "Say what to build: {\"source_blob\": {\"url\": URL}}, with the get_url of a source (POST /sources) or the address of a gzipped tarball.");
        }
        if (!body.path("buildpacks").isEmpty()) {
            throw SlipwayException.invalid(
                    "Buildpacks can't be named for one build. Choose the app's first, with PUT /apps/:app/buildpack-installations.");
        }
        JsonNode blob = body.get("source_blob");
        return new SourceBlob(
                url(blob.get("url").asText()),
                text(blob, "checksum"),
                text(blob, "version"),
                text(blob, "version_description"));
    }

    private static URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw SlipwayException.invalid("source_blob.url is not a URL: %s.", e.getReason());
        }
    }

    private static @Nullable String text(JsonNode blob, String field) {
        JsonNode value = blob.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.asText();
        if (!value.isTextual() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw SlipwayException.invalid(
                    "source_blob.%s must be a text of one line with at most %d characters.", field, LONGEST);
        }
        return text;
    }
}
