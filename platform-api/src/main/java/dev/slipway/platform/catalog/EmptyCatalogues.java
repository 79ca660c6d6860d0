package dev.slipway.platform.catalog;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Heroku's catalogues that hold nothing here, for clients that look through them. {@link Absent} has their entries. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class EmptyCatalogues {
    @GET
    @Path("addons")
    public List<Void> addons() {
        return List.of();
    }

    @GET
    @Path("addon-attachments")
    public List<Void> attachments() {
        return List.of();
    }

    @GET
    @Path("addon-services")
    public List<Void> services() {
        return List.of();
    }

    @GET
    @Path("spaces")
    public List<Void> spaces() {
        return List.of();
    }

    @GET
    @Path("addon-region-capabilities")
    public List<Void> capabilities() {
        return List.of();
    }
}
