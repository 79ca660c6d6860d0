package dev.slipway.platform.source;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tarballs themselves. The URL is the credential, so that no tool has to send another. */
@Path("/streams")
public class SourceFileResource {
    private final Sources sources;

    SourceFileResource(Sources sources) {
        this.sources = sources;
    }

    @PUT
    @Path("uploads/{source}")
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    public Response upload(
            UUID source,
            @QueryParam("until") long until,
            @QueryParam("signature") @Nullable String signature,
            InputStream tarball)
            throws IOException {
        sources.requireValid("uploads", source, until, signature);
        sources.store(source, tarball);
        return Response.ok().build();
    }

    @GET
    @Path("sources/{source}")
    @Produces("application/gzip")
    @RunOnVirtualThread
    public InputStream download(
            UUID source, @QueryParam("until") long until, @QueryParam("signature") @Nullable String signature)
            throws IOException {
        sources.requireValid("sources", source, until, signature);
        return Files.newInputStream(sources.require(source));
    }
}
