package dev.slipway.platform.account;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Who am I. */
@Path("/account")
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
