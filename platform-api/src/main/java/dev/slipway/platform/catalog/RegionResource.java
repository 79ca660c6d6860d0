package dev.slipway.platform.catalog;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** {@code /regions}: an installation is one region, {@code local}. */
@Path("/regions")
@Produces(MediaType.APPLICATION_JSON)
public class RegionResource {
    private static final String LOCAL = "local";
    private static final List<RegionView> REGIONS = List.of(new RegionView(
            "Local",
            NamedId.SINCE,
            "This installation",
            NamedId.of(LOCAL),
            "Local",
            LOCAL,
            false,
            new Provider("slipway"),
            NamedId.SINCE));

    @GET
    public List<RegionView> list() {
        return REGIONS;
    }

    @GET
    @Path("{region}")
    public RegionView info(String region) {
        return NamedId.require("region", REGIONS, RegionView::name, region);
    }

    /** The region as the Platform API shows it. */
    record RegionView(
            String country,
            Instant createdAt,
            String description,
            UUID id,
            String locale,
            String name,
            boolean privateCapable,
            Provider provider,
            Instant updatedAt) {}

    /** Whose machines these are. There is no region of a cloud to name. */
    record Provider(String name) {}
}
