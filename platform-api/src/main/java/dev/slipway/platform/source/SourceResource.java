package dev.slipway.platform.source;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /sources}. */
@Path("/sources")
@Produces(MediaType.APPLICATION_JSON)
public class SourceResource {
    private final Sources sources;

    SourceResource(Sources sources) {
        this.sources = sources;
    }

    @POST
    public Response create() {
        return Response.status(201).entity(sources.create()).build();
    }
}
