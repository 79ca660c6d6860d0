package dev.slipway.platform.cli;

import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.OwnCheck;
import dev.slipway.platform.route.Routers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What {@code heroku status} shows ({@code HEROKU_STATUS_HOST}). Whoever can ask has a platform and a database. */
@Path("/cli/api/v4/current-status")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {
    private static final String GREEN = "green";

    private final Routers routers;
    private final PlatformConfig config;

    StatusResource(Routers routers, PlatformConfig config) {
        this.routers = routers;
        this.config = config;
    }

    /** In the words of Heroku's status API, version 4. */
    record Status(List<SystemStatus> status, List<Incident> incidents, List<Object> scheduled) {}

    /** One of the three that Heroku knows. */
    record SystemStatus(String system, String status) {}

    /** What is wrong. */
    record Incident(String title, Instant createdAt, String fullUrl, List<Update> updates) {}

    /** What is to be done. */
    record Update(String updateType, Instant updatedAt, String contents) {}

    @GET
    @OwnCheck
    public Status status() {
        Optional<Incident> incident = routers.awaySince().map(this::incident);
        return new Status(
                List.of(
                        new SystemStatus("Apps", incident.isPresent() ? "red" : GREEN),
                        new SystemStatus("Data", GREEN),
                        new SystemStatus("Tools", GREEN)),
                incident.stream().toList(),
                List.of());
    }

    private Incident incident(Instant since) {
        return new Incident(
                "No router",
                since,
                config.apiUrl() + "/console/apps",
                List.of(
                        new Update(
                                "issue",
                                since,
                                "No router has been heard of since then, so apps may not be reachable. slipway up starts it; slipway doctor says more.")));
    }
}
