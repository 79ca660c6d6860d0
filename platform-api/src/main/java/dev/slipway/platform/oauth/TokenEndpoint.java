package dev.slipway.platform.oauth;

import dev.slipway.platform.account.BasicCredentials;
import dev.slipway.platform.account.OwnCheck;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code /oauth/token}: where any OAuth library asks for tokens, as it does of Heroku's identity service (RFC 6749, 3.2,
 * and for the client's credentials 2.3.1).
 */
@Path("/oauth/token")
@Produces(MediaType.APPLICATION_JSON)
public class TokenEndpoint {
    private final TokenIssuer issuer;
    private final HttpServerRequest http;
    private final Clock clock;

    TokenEndpoint(TokenIssuer issuer, HttpServerRequest http, Clock clock) {
        this.issuer = issuer;
        this.http = http;
        this.clock = clock;
    }

    /**
     * The answer of RFC 6749, 5.1, and what Heroku adds to it.
     *
     * @param expiresIn seconds
     * @param sessionNonce null: it is for sites that share their session with Heroku's own
     */
    record Answer(
            String accessToken,
            long expiresIn,
            String refreshToken,
            String scope,
            @Nullable String sessionNonce,
            String tokenType,
            UUID userId) {}

    /** The answer of RFC 6749, 5.2. */
    record Error(String error, String errorDescription) {}

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @OwnCheck
    public Response exchange(String body, @HeaderParam("Authorization") @DefaultValue("") String authorization) {
        Optional<Form> form = Form.read(body);
        if (form.isEmpty()) {
            return answer(400, new Error("invalid_request", "The form can't be read, or has a field twice."));
        }
        TokenRequest request = request(form.get(), BasicCredentials.of(authorization));
        return switch (issuer.issue(request, http.remoteAddress().hostAddress())) {
            case Issue.Pair pair -> answer(200, granted(pair));
            case Issue.Refused refused -> refuse(refused);
        };
    }

    private static TokenRequest request(Form form, Optional<BasicCredentials> client) {
        return new TokenRequest(
                form.get("grant_type").orElse(TokenRequest.BY_CODE),
                client.map(BasicCredentials::password)
                        .or(() -> form.get("client_secret"))
                        .orElse(""),
                client.map(BasicCredentials::user)
                        .filter(user -> !user.isEmpty())
                        .or(() -> form.get("client_id")),
                form.get("code").orElse(""),
                form.get("refresh_token").orElse(""),
                form.get("redirect_uri"),
                form.get("code_verifier"),
                form.get("scope"));
    }

    private Answer granted(Issue.Pair pair) {
        Session session = pair.session();
        return new Answer(
                pair.accessToken(),
                Duration.between(clock.instant(), session.accessEnd()).toSeconds(),
                pair.refreshToken(),
                session.access().scope.replace(',', ' '),
                null,
                "Bearer",
                session.authorization().accountId);
    }

    private static Response refuse(Issue.Refused refused) {
        Error error = new Error(refused.error(), refused.description());
        return refused.error().equals(Issue.Refused.CLIENT)
                ? Response.fromResponse(answer(401, error))
                        .header("WWW-Authenticate", "Basic realm=\"Slipway OAuth clients\"")
                        .build()
                : answer(400, error);
    }

    private static Response answer(int status, Object entity) {
        return Response.status(status)
                .entity(entity)
                .header("Cache-Control", "no-store")
                .header("Pragma", "no-cache")
                .build();
    }
}
