package dev.slipway.platform.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.http.Fields;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who am I: {@code /account}, and {@code /users/:account} for the same by {@code ~}, id or e-mail address. To an
 * administrator the latter shows every account.
 */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {
    static final int LONGEST_NAME = 100;

    private final Caller caller;
    private final Users users;
    private final Passwords passwords;

    AccountResource(Caller caller, Users users, Passwords passwords) {
        this.caller = caller;
        this.users = users;
        this.passwords = passwords;
    }

    @GET
    @Path("account")
    @NeedsScope(Scope.IDENTITY)
    public AccountView info() {
        return AccountView.of(caller.account());
    }

    /** Takes the name, and {@code new_password} with the old one as {@code password}, and a code if one is asked for. */
    @PATCH
    @Path("account")
    @NeedsScope(Scope.GLOBAL)
    public AccountView update(@HeaderParam(SecondStep.HEADER) Optional<String> code, @Nullable JsonNode body) {
        if (body != null && body.hasNonNull("new_password")) {
            passwords.change(caller.account(), Fields.text(body, "password"), code, Fields.text(body, "new_password"));
        }
        return update("~", body);
    }

    @DELETE
    @Path("account")
    @NeedsScope(Scope.GLOBAL)
    public AccountView delete() {
        return delete("~");
    }

    @GET
    @Path("users/{account}")
    @NeedsScope(Scope.IDENTITY)
    public AccountView info(String account) {
        return AccountView.of(users.require(caller.account(), account));
    }

    @PATCH
    @Path("users/{account}")
    @NeedsScope(Scope.GLOBAL)
    public AccountView update(String account, @Nullable JsonNode body) {
        Account found = users.require(caller.account(), account);
        Optional<Boolean> admin = Fields.flag(body, "admin");
        if (admin.isPresent()) {
            caller.requireAdministrator("say who is one");
        }
        Optional<String> name = Fields.line(body, "name", LONGEST_NAME);
        return AccountView.of(users.update(caller.account(), found.id, name, admin));
    }

    @DELETE
    @Path("users/{account}")
    @NeedsScope(Scope.GLOBAL)
    public AccountView delete(String account) {
        Account found = users.require(caller.account(), account);
        return AccountView.of(users.delete(caller.account(), found.id));
    }
}
