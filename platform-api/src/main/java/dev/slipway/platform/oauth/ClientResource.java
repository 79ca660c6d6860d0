package dev.slipway.platform.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Access;
import dev.slipway.platform.account.Accounts;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsScope;
import dev.slipway.platform.account.OwnCheck;
import dev.slipway.platform.account.Scope;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /oauth/clients}. */
@Path("/oauth/clients")
@Produces(MediaType.APPLICATION_JSON)
@NeedsScope(Scope.GLOBAL)
public class ClientResource {
    private static final int LONGEST_NAME = 100;
    private static final Listing<OAuthClient> LIST = Listing.<OAuthClient>of(client -> client.id)
            .byTime("created_at", client -> client.createdAt)
            .byTime("updated_at", client -> client.updatedAt)
            .by("name", client -> client.name);

    private final Clients clients;
    private final Accounts accounts;
    private final Caller caller;

    ClientResource(Clients clients, Accounts accounts, Caller caller) {
        this.clients = clients;
        this.accounts = accounts;
        this.caller = caller;
    }

    @GET
    public Response list(@HeaderParam("Range") @Nullable String range) {
        return LIST.page(range, clients.list(caller.account()), ClientView::of);
    }

    /** Needs no key: whoever is asked for access may know by whom. */
    @GET
    @Path("{client}")
    @OwnCheck
    public ClientView info(String client, @HeaderParam("Authorization") @Nullable String authorization) {
        OAuthClient found = clients.find(client);
        return Optional.ofNullable(authorization)
                        .map(accounts::require)
                        .filter(access -> isOwner(access, found))
                        .isPresent()
                ? ClientView.of(found)
                : ClientView.forStrangers(found);
    }

    private static boolean isOwner(Access access, OAuthClient client) {
        return access.allows(Scope.GLOBAL) && access.account().id.equals(client.accountId);
    }

    @POST
    public Response create(@Nullable JsonNode body) {
        Clients.Shown made = clients.create(
                caller.account(),
                Fields.line(body, "name", LONGEST_NAME).orElseThrow(ClientResource::incomplete),
                redirect(body).orElseThrow(ClientResource::incomplete));
        return Response.status(201).entity(ClientView.of(made)).build();
    }

    @PATCH
    @Path("{client}")
    public ClientView update(String client, @Nullable JsonNode body) {
        return ClientView.of(
                clients.update(caller.account(), client, Fields.line(body, "name", LONGEST_NAME), redirect(body)));
    }

    @POST
    @Path("{client}/actions/rotate-credentials")
    public ClientView rotate(String client) {
        return ClientView.of(clients.rotate(caller.account(), client));
    }

    @DELETE
    @Path("{client}")
    public ClientView delete(String client) {
        return ClientView.of(clients.delete(caller.account(), client));
    }

    private static Optional<RedirectUri> redirect(@Nullable JsonNode body) {
        return body == null || !body.hasNonNull("redirect_uri")
                ? Optional.empty()
                : Optional.of(RedirectUri.of(Fields.text(body, "redirect_uri")));
    }

    private static SlipwayException incomplete() {
        return SlipwayException.invalid(
                "Send a JSON object such as {\"name\": \"Deploy bot\", \"redirect_uri\": \"https://example.com/auth/callback\"}.");
    }
}
