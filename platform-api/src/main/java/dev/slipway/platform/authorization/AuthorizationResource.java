package dev.slipway.platform.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.ApiKey;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsScope;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.account.TakesPassword;
import dev.slipway.platform.http.Fields;
import dev.slipway.platform.http.Listing;
import dev.slipway.platform.oauth.ClientAuthorizations;
import dev.slipway.platform.oauth.ClientAuthorizations.Held;
import dev.slipway.platform.oauth.Clients;
import dev.slipway.platform.oauth.Grants;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /oauth/authorizations}: the account's own keys, and what it let clients do. */
@Path("/oauth/authorizations")
@Produces(MediaType.APPLICATION_JSON)
@NeedsScope(Scope.GLOBAL)
public class AuthorizationResource {
    private static final Listing<AuthorizationView> LIST = Listing.of(AuthorizationView::id)
            .byTime("created_at", AuthorizationView::createdAt)
            .byTime("updated_at", AuthorizationView::updatedAt)
            .by("description", AuthorizationView::description);

    private final Authorizations authorizations;
    private final ClientAuthorizations ofClients;
    private final Clients clients;
    private final Grants grants;
    private final Caller caller;
    private final Clock clock;

    AuthorizationResource(
            Authorizations authorizations,
            ClientAuthorizations ofClients,
            Clients clients,
            Grants grants,
            Caller caller,
            Clock clock) {
        this.authorizations = authorizations;
        this.ofClients = ofClients;
        this.clients = clients;
        this.grants = grants;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public Response list(@HeaderParam("Range") @Nullable String range) {
        List<AuthorizationView> all = Stream.concat(
                        authorizations.list().stream().map(this::view),
                        ofClients.of(caller.account()).stream().map(this::view))
                .toList();
        return LIST.page(range, all);
    }

    @GET
    @Path("{authorization}")
    public AuthorizationView info(String authorization) {
        return client(authorization).map(this::view).orElseGet(() -> view(authorizations.require(authorization)));
    }

    /** For a client the answer has the code that the client exchanges for tokens. */
    @POST
    @TakesPassword
    public Response create(@Nullable JsonNode body) {
        NewAuthorization wanted = NewAuthorization.of(body, clock.instant());
        caller.requireOwnKey("make keys or let others in");
        AuthorizationView made = wanted.clientId()
                .map(client -> allow(client, wanted))
                .orElseGet(() -> view(authorizations.create(wanted)));
        return Response.status(201).entity(made).build();
    }

    private AuthorizationView allow(String client, NewAuthorization wanted) {
        Grants.Offered offered = grants.allow(
                caller.account(), clients.find(client).id, wanted.scopes(), Optional.empty(), wanted.description());
        return AuthorizationView.of(caller.account(), offered, clock.instant());
    }

    /** Only the description can change. */
    @PATCH
    @Path("{authorization}")
    public AuthorizationView update(String authorization, @Nullable JsonNode body) {
        JsonNode fields = NewAuthorization.fields(body);
        Optional<String> description = Fields.line(fields, "description", NewAuthorization.MAX_DESCRIPTION);
        Optional<Held> held = client(authorization);
        if (held.isPresent()) {
            return view(description
                    .map(text -> ofClients.describe(held.get(), text))
                    .orElse(held.get()));
        }
        return view(description
                .map(text -> authorizations.describe(authorization, text))
                .orElseGet(() -> authorizations.require(authorization)));
    }

    @POST
    @Path("{authorization}/actions/regenerate-tokens")
    public AuthorizationView rotate(String authorization) {
        client(authorization).ifPresent(held -> {
            throw SlipwayException.invalid(
                    "%s asks for its next tokens itself. To take them away, revoke the authorization.",
                    held.client().name);
        });
        caller.requireOwnKey("make keys");
        return view(authorizations.rotate(authorization));
    }

    @DELETE
    @Path("{authorization}")
    public AuthorizationView revoke(String authorization) {
        Optional<Held> held = client(authorization);
        held.ifPresent(found -> ofClients.revoke(caller.account(), found));
        return held.map(this::view).orElseGet(() -> view(authorizations.revoke(authorization)));
    }

    private Optional<Held> client(String authorization) {
        return ofClients.find(caller.account(), authorizations.resolve(authorization));
    }

    private AuthorizationView view(Held held) {
        return AuthorizationView.of(caller.account(), held);
    }

    private AuthorizationView view(ApiKey key) {
        return AuthorizationView.of(caller.account(), key, clock.instant());
    }

    private AuthorizationView view(Authorizations.Shown shown) {
        return AuthorizationView.of(caller.account(), shown.key(), shown.token(), clock.instant());
    }
}
