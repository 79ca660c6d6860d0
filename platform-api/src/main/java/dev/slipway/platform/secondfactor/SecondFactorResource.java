package dev.slipway.platform.secondfactor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsScope;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.account.SecondStep;
import dev.slipway.platform.http.Fields;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /account/second-factor}, which Heroku has on its dashboard alone. */
@Path("/account/second-factor")
@Produces(MediaType.APPLICATION_JSON)
@NeedsScope(Scope.GLOBAL)
public class SecondFactorResource {
    private static final String PASSWORD = "password";
    private static final String CHANGE = "change the second factor";

    private final SecondFactors factors;
    private final Caller caller;

    SecondFactorResource(SecondFactors factors, Caller caller) {
        this.factors = factors;
        this.caller = caller;
    }

    /** At the one moment when they are known. */
    record RecoveryCodes(List<String> recoveryCodes) {}

    @GET
    public SecondFactorView info() {
        return view(caller.account());
    }

    @POST
    public Response begin() {
        caller.requireOwnKey(CHANGE);
        return Response.status(201).entity(factors.begin(caller.account())).build();
    }

    @POST
    @Path("actions/confirm")
    public RecoveryCodes confirm(@Nullable JsonNode body) {
        caller.requireOwnKey(CHANGE);
        return new RecoveryCodes(
                factors.confirm(caller.account(), Fields.text(body, PASSWORD), Fields.text(body, "code")));
    }

    @POST
    @Path("actions/renew-recovery-codes")
    public RecoveryCodes renewRecoveryCodes(
            @HeaderParam(SecondStep.HEADER) Optional<String> code, @Nullable JsonNode body) {
        caller.requireOwnKey(CHANGE);
        return new RecoveryCodes(factors.renewRecoveryCodes(caller.account(), Fields.text(body, PASSWORD), code));
    }

    @POST
    @Path("actions/end")
    public SecondFactorView end(@HeaderParam(SecondStep.HEADER) Optional<String> code, @Nullable JsonNode body) {
        caller.requireOwnKey(CHANGE);
        return view(factors.end(caller.account(), Fields.text(body, PASSWORD), code));
    }

    private SecondFactorView view(Account account) {
        return SecondFactorView.of(account, factors.recoveryCodesLeft(account));
    }
}
