package dev.slipway.platform.catalog;

import dev.slipway.platform.app.Apps;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Heroku's catalogues that hold nothing here, for clients that look through them. {@link Absent} has their entries. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class EmptyCatalogues {
    private final Apps apps;

    EmptyCatalogues(Apps apps) {
        this.apps = apps;
    }

    @GET
    @Path("account/features")
    public List<Void> accountFeatures() {
        return List.of();
    }

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
    @Path("addon-region-capabilities")
    public List<Void> capabilities() {
        return List.of();
    }

    @GET
    @Path("apps/{app}/addons")
    public List<Void> addonsOf(String app) {
        return noneOf(app);
    }

    @GET
    @Path("apps/{app}/addon-attachments")
    public List<Void> attachmentsOf(String app) {
        return noneOf(app);
    }

    @GET
    @Path("apps/{app}/features")
    public List<Void> featuresOf(String app) {
        return noneOf(app);
    }

    private List<Void> noneOf(String app) {
        apps.require(app);
        return List.of();
    }
}
