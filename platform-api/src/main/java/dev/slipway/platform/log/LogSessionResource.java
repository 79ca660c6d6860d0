package dev.slipway.platform.log;

import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.NeedsScope;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.account.Scope;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Opens log sessions: an answer holds the URL at which the log can be read without a credential. */
@Path("/apps/{app}/log-sessions")
public class LogSessionResource {
    private final LogAccess access;
    private final LogSessions sessions;
    private final String apiUrl;

    @Inject
    LogSessionResource(LogAccess access, LogSessions sessions, PlatformConfig config) {
        this.access = access;
        this.sessions = sessions;
        this.apiUrl = config.apiUrl();
    }

    @POST
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LogSessionView.class)))
    @Consumes(MediaType.WILDCARD)
    @NeedsPermission(Permission.VIEW)
    @NeedsScope(Scope.READ)
    public Response create(@PathParam("app") String nameOrId, @Nullable LogSessionCommand command) {
        UUID app = access.requireApp(nameOrId);
        LogSession session = sessions.create(app, command == null ? LogSessionCommand.EMPTY : command);
        return Response.status(Response.Status.CREATED)
                .entity(LogSessionView.of(session, apiUrl))
                .type(MediaType.APPLICATION_JSON)
                .build();
    }
}
