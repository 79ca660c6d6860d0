package dev.slipway.platform.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who am I: {@code /account}, and {@code /users/:account} for the same by {@code ~}, id or e-mail address. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {
    private static final int LONGEST_NAME = 100;

    private final Caller caller;
    private final Accounts accounts;

    AccountResource(Caller caller, Accounts accounts) {
        this.caller = caller;
        this.accounts = accounts;
    }

    @GET
    @Path("account")
    public AccountView info() {
        return AccountView.of(caller.account());
    }

    @PATCH
    @Path("account")
    public AccountView update(@Nullable JsonNode body) {
        JsonNode name = body == null ? null : body.get("name");
        return name == null || name.isNull()
                ? info()
                : AccountView.of(accounts.rename(caller.account().id, name(name)));
    }

    @GET
    @Path("users/{account}")
    public AccountView info(String account) {
        requireOwn(account);
        return info();
    }

    @PATCH
    @Path("users/{account}")
    public AccountView update(String account, @Nullable JsonNode body) {
        requireOwn(account);
        return update(body);
    }

    private static String name(JsonNode value) {
        String name = value.asText().strip();
        if (!value.isTextual()
                || name.isEmpty()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw SlipwayException.invalid("A name is a text of 1 to %d characters on one line.", LONGEST_NAME);
        }
        return name;
    }

    private void requireOwn(String given) {
        Account own = caller.account();
        if (!List.of("~", own.id.toString(), own.email).contains(given)) {
            throw SlipwayException.notFound("Couldn't find that user: you are %s.", own.email);
        }
    }
}
