package dev.slipway.platform.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Access;
import dev.slipway.platform.account.Accounts;
import dev.slipway.platform.account.OwnCheck;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /oauth/tokens}: what {@link TokenEndpoint} does, in the Platform API's form. */
@Path("/oauth/tokens")
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
    private final TokenIssuer issuer;
    private final Sessions sessions;
    private final Accounts accounts;
    private final HttpServerRequest http;
    private final Clock clock;

    TokenResource(TokenIssuer issuer, Sessions sessions, Accounts accounts, HttpServerRequest http, Clock clock) {
        this.issuer = issuer;
        this.sessions = sessions;
        this.accounts = accounts;
        this.http = http;
        this.clock = clock;
    }

    /** Needs no key: the client's secret is the credential. */
    @POST
    @OwnCheck
    public Response create(@Nullable JsonNode body) {
        TokenRequest request = new TokenRequest(
                text(body, "grant", "type"),
                text(body, "client", "secret"),
                Optional.empty(),
                text(body, "grant", "code"),
                text(body, "refresh_token", "token"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return switch (issuer.issue(request, http.remoteAddress().hostAddress())) {
            case Issue.Pair pair ->
                Response.status(201)
                        .entity(TokenView.of(pair, request, clock.instant()))
                        .build();
            case Issue.Refused refused -> throw refusal(refused);
        };
    }

    private static SlipwayException refusal(Issue.Refused refused) {
        return new SlipwayException(
                refused.isOfCredential()
                        ? new Problem.Unauthorized(refused.description())
                        : new Problem.InvalidParams(refused.description()));
    }

    /** Ends the session of the token: any token may end its own, whatever its scopes are. */
    @DELETE
    @Path("{token}")
    @OwnCheck
    public TokenView revoke(String token, @HeaderParam("Authorization") @DefaultValue("") String authorization) {
        Access access = accounts.require(authorization);
        return TokenView.of(sessions.end(access, token), clock.instant());
    }

    private static String text(@Nullable JsonNode body, String object, String field) {
        return body == null ? "" : body.path(object).path(field).asText("");
    }
}
