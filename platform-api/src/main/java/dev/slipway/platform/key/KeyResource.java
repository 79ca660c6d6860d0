package dev.slipway.platform.key;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Caller;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /account/keys}. */
@Path("/account/keys")
@Produces(MediaType.APPLICATION_JSON)
public class KeyResource {
    private final Keys keys;
    private final Caller caller;

    KeyResource(Keys keys, Caller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    @GET
    public List<KeyView> list() {
        Account account = caller.account();
        return keys.of(account).stream().map(key -> KeyView.of(account, key)).toList();
    }

    @GET
    @Path("{key}")
    public KeyView info(String key) {
        return KeyView.of(caller.account(), keys.require(caller.account(), key));
    }

    @POST
    public Response create(@Nullable NewKey body) {
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
