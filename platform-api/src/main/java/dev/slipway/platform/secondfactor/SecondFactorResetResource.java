package dev.slipway.platform.secondfactor;

import dev.slipway.platform.account.AccountView;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsScope;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.account.Users;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Takes away a user's second factor, for administrators. */
@Path("/users/{account}/actions/reset-second-factor")
@Produces(MediaType.APPLICATION_JSON)
@NeedsScope(Scope.GLOBAL)
public class SecondFactorResetResource {
    private static final String RESET = "reset second factors";

    private final SecondFactors factors;
    private final Users users;
    private final Caller caller;

    SecondFactorResetResource(SecondFactors factors, Users users, Caller caller) {
        this.factors = factors;
        this.users = users;
        this.caller = caller;
    }

    @POST
    public AccountView reset(String account) {
        caller.requireAdministrator(RESET);
        caller.requireOwnKey(RESET);
        return AccountView.of(factors.reset(caller.account(), users.require(caller.account(), account)));
    }
}
