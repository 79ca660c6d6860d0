package dev.slipway.platform.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.OwnCheck;
import dev.slipway.platform.http.Fields;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The login service of command lines ({@code HEROKU_LOGIN_HOST} of Heroku's): it begins a login, sends its user to the page
 * in the browser, and waits for the answer.
 */
@Path("/cli")
@Produces(MediaType.APPLICATION_JSON)
public class CliLoginResource {
    private static final int LONGEST_DESCRIPTION = 200;

    private final CliLogins logins;
    private final HttpServerRequest request;

    @Inject
    CliLoginResource(CliLogins logins, HttpServerRequest request) {
        this.logins = logins;
        this.request = request;
    }

    /** Where to go on. Both addresses are below this resource's. */
    record Addresses(String browserUrl, String cliUrl, String token) {}

    /** What the command line waits for: one of the two. */
    record Answer(@Nullable String accessToken, @Nullable String error) {}

    @POST
    @OwnCheck
    @Path("auth")
    public Addresses begin(@Nullable JsonNode body) {
        String description =
                Fields.line(body, "description", LONGEST_DESCRIPTION).orElse("a command line");
        CliLogins.Begun begun =
                logins.begin(description, request.remoteAddress().hostAddress());
        return new Addresses("/auth/browser/" + begun.id(), "/auth/answers/" + begun.id(), begun.token());
    }

    @GET
    @OwnCheck
    @Path("auth/browser/{id}")
    public Response browser(@PathParam("id") String id) {
        UUID known = CliLogins.parsed(id).orElseThrow(() -> SlipwayException.notFound("There is no login %s.", id));
        return Response.seeOther(URI.create("/console/logins/" + known)).build();
    }

    /** Answers once the login was allowed or refused, or is too old. */
    @GET
    @OwnCheck
    @Path("auth/answers/{id}")
    @RunOnVirtualThread
    public Answer answer(@PathParam("id") String id, @HeaderParam("Authorization") @Nullable String authorization)
            throws InterruptedException {
        UUID known = CliLogins.parsed(id).orElseThrow(() -> SlipwayException.notFound("There is no login %s.", id));
        String token = authorization == null ? "" : authorization.replaceFirst("^Bearer ", "");
        return switch (logins.await(known, token)) {
            case CliLogins.Outcome.Allowed(String key) -> new Answer(key, null);
            case CliLogins.Outcome.Failed(String reason) -> new Answer(null, reason);
        };
    }
}
