package dev.slipway.platform.account;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Who am I. */
@Path("/account")
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {
    private final Caller caller;

    AccountResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    public AccountView info() {
        return AccountView.of(caller.account());
    }
}
