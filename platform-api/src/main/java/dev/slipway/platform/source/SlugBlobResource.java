package dev.slipway.platform.source;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where slugs are uploaded. The URL is the credential, so that no tool has to send another. */
@Path("/streams/uploads/slugs/{slug}")
public class SlugBlobResource {
    private final SlugUploads uploads;

    SlugBlobResource(SlugUploads uploads) {
        this.uploads = uploads;
    }

    /** Answers once the slug can be released. */
    @PUT
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    public Response upload(
            UUID slug,
            @QueryParam("until") long until,
            @QueryParam("signature") @Nullable String signature,
            InputStream tarball)
            throws IOException {
        uploads.requireValid(slug, until, signature);
        uploads.store(slug, tarball);
        return Response.ok().build();
    }
}
