package dev.slipway.platform.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.ApiKey;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsScope;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.account.TakesPassword;
import dev.slipway.platform.http.Fields;
import dev.slipway.platform.http.Listing;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** {@code /oauth/authorizations}. */
@Path("/oauth/authorizations")
@Produces(MediaType.APPLICATION_JSON)
@NeedsScope(Scope.GLOBAL)
public class AuthorizationResource {
    private static final Listing<ApiKey> LIST = Listing.<ApiKey>of(key -> key.id)
            .byTime("created_at", key -> key.createdAt)
            .byTime("updated_at", key -> key.updatedAt)
            .by("description", key -> key.description);

    private final Authorizations authorizations;
    private final Caller caller;
    private final Clock clock;

    AuthorizationResource(Authorizations authorizations, Caller caller, Clock clock) {
        this.authorizations = authorizations;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public Response list(@HeaderParam("Range") @Nullable String range) {
        return LIST.page(range, authorizations.list(), this::view);
    }

    @GET
    @Path("{authorization}")
    public AuthorizationView info(String authorization) {
        return view(authorizations.require(authorization));
    }

    @POST
    @TakesPassword
    public Response create(@Nullable JsonNode body) {
        NewAuthorization wanted = NewAuthorization.of(body, clock.instant());
        return Response.status(201).entity(view(authorizations.create(wanted))).build();
    }

    /** Only the description can change. */
    @PATCH
    @Path("{authorization}")
    public AuthorizationView update(String authorization, @Nullable JsonNode body) {
        JsonNode fields = NewAuthorization.fields(body);
        return view(Fields.line(fields, "description", NewAuthorization.MAX_DESCRIPTION)
                .map(description -> authorizations.describe(authorization, description))
                .orElseGet(() -> authorizations.require(authorization)));
    }

    @POST
    @Path("{authorization}/actions/regenerate-tokens")
    public AuthorizationView rotate(String authorization) {
        return view(authorizations.rotate(authorization));
    }

    @DELETE
    @Path("{authorization}")
    public AuthorizationView revoke(String authorization) {
        return view(authorizations.revoke(authorization));
    }

    private AuthorizationView view(ApiKey key) {
        Account account = caller.account();
        return AuthorizationView.of(account, key, clock.instant());
    }

    private AuthorizationView view(Authorizations.Shown shown) {
        return AuthorizationView.of(caller.account(), shown.key(), shown.token(), clock.instant());
    }
}
