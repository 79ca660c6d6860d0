package dev.slipway.platform.release;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.stream.StreamUrls;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a release's own command printed; empty while it runs, and where there was none. */
@Path("/streams/releases/{release}")
public class ReleaseStreamResource {
    private final StreamUrls urls;

    ReleaseStreamResource(StreamUrls urls) {
        this.urls = urls;
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
    public String read(
            UUID release, @QueryParam("until") long until, @QueryParam("signature") @Nullable String signature) {
        urls.check("releases", release, until, signature);
        return Release.<Release>findByIdOptional(release)
                .map(row -> row.output)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that release: its app was destroyed."));
    }
}
