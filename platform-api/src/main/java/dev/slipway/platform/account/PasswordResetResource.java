package dev.slipway.platform.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.http.Fields;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code /password-resets}. Heroku sends the link by mail; here an administrator asks for it, finds it in the
 * {@code Location} header, and passes it on.
 */
@Path("/password-resets")
@Produces(MediaType.APPLICATION_JSON)
@NeedsScope(Scope.GLOBAL)
public class PasswordResetResource {
    private final Users users;
    private final Passwords passwords;
    private final PasswordLinks links;
    private final Caller caller;
    private final Clock clock;

    PasswordResetResource(Users users, Passwords passwords, PasswordLinks links, Caller caller, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.links = links;
        this.caller = caller;
        this.clock = clock;
    }

    /** The reset as the Platform API shows it. */
    record View(Instant createdAt, AccountRef user) {}

    @POST
    public Response create(@Nullable JsonNode body) {
        caller.requireAdministrator("make links that set passwords");
        caller.requireOwnKey("make links that set passwords");
        Account account = users.require(caller.account(), Fields.text(body, "email"));
        return Response.created(links.to(account)).entity(view(account)).build();
    }

    /** Needs no key: the token is the credential. */
    @POST
    @Path("{token}/actions/finalize")
    public View complete(String token, @Nullable JsonNode body) {
        return view(passwords.accept(token, Fields.text(body, "password"), Fields.text(body, "password_confirmation")));
    }

    private View view(Account account) {
        return new View(clock.instant(), AccountRef.of(account));
    }
}
