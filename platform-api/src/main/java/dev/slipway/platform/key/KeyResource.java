package dev.slipway.platform.key;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsScope;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.http.Listing;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /account/keys}. */
@Path("/account/keys")
@Produces(MediaType.APPLICATION_JSON)
@NeedsScope(Scope.GLOBAL)
public class KeyResource {
    private static final Listing<AccountKey> LIST = Listing.<AccountKey>of(key -> key.id)
            .byTime("created_at", key -> key.createdAt)
            .by("fingerprint", key -> key.fingerprint)
            .byTime("updated_at", key -> key.updatedAt);

    private final Keys keys;
    private final Caller caller;

    KeyResource(Keys keys, Caller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    @GET
    public Response list(@HeaderParam("Range") @Nullable String range) {
        Account account = caller.account();
        return LIST.page(range, keys.of(account), key -> KeyView.of(account, key));
    }

    @GET
    @Path("{key}")
    public KeyView info(String key) {
        return KeyView.of(caller.account(), keys.require(caller.account(), key));
    }

    @POST
    public Response create(@Nullable NewKey body) {
        caller.requireOwnKey("add SSH keys");
        String text = body == null ? null : body.publicKey();
        if (text == null) {
            throw SlipwayException.invalid("Send the key: {\"public_key\": \"ssh-ed25519 AAAA… me@example.com\"}.");
        }
        KeyView added = KeyView.of(caller.account(), keys.add(caller.account(), text));
        return Response.status(201).entity(added).build();
    }

    @DELETE
    @Path("{key}")
    public KeyView delete(String key) {
        return KeyView.of(caller.account(), keys.remove(caller.account(), key));
    }

    /** What {@code POST} takes. */
    record NewKey(@Nullable String publicKey) {}
}
