package dev.slipway.platform.account;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The account that makes the current request. */
@RequestScoped
public class Caller {
    private @Nullable Access access;

    /** To be called by whoever has checked the request's credential. */
    public void is(Access checked) {
        access = checked;
    }

    /** The key that the request came with; empty if it came with none. */
    public Optional<UUID> keyId() {
        return access().keyId();
    }

    /** Empty outside of a request, or in one without a credential. */
    public Optional<Account> ifKnown() {
        return Optional.ofNullable(access).map(Access::account);
    }

    public Account account() {
        return access().account();
    }

    /** @param what the request, for the message */
    public void requireScope(Scope needed, String what) {
        access().require(needed, what);
    }

    /** @param what what a program that acts for the account can't do, for the message */
    public void requireOwnKey(String what) {
        access().requireOwn(what);
    }

    /** @param what what only an administrator may do, for the message */
    public void requireAdministrator(String what) {
        if (!account().admin) {
            throw new SlipwayException(new Problem.Forbidden(
                    "Only an administrator may %s; %s is none.".formatted(what, account().email)));
        }
    }

    private Access access() {
        Access known = access;
        if (known == null) {
            throw new SlipwayException(new Problem.Unauthorized("This request carries no API key."));
        }
        return known;
    }
}
