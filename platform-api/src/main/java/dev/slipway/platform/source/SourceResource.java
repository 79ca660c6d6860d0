package dev.slipway.platform.source;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code /sources}. */
@Path("/sources")
@Produces(MediaType.APPLICATION_JSON)
public class SourceResource {
    private final Sources sources;

    SourceResource(Sources sources) {
        this.sources = sources;
    }

    @POST
    @APIResponseSchema(value = SourceView.class, responseCode = "201")
    public Response create() {
        return Response.status(201).entity(sources.create()).build();
    }
}
