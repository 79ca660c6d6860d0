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
    private @Nullable Account account;
    private @Nullable UUID keyId;

    /** To be called by whoever has checked the request's credential. */
    public void is(Access access) {
        account = access.account();
        keyId = access.keyId();
    }

    /** For a request with a credential that is no key, such as a console's session. */
    public void is(Account account) {
        this.account = account;
    }

    /** The key that the request came with; empty if it came with none. */
    public Optional<UUID> keyId() {
        return Optional.ofNullable(keyId);
    }

    /** Empty outside of a request, or in one without a credential. */
    public Optional<Account> ifKnown() {
        return Optional.ofNullable(account);
    }

    public Account account() {
        Account known = account;
        if (known == null) {
            throw new SlipwayException(new Problem.Unauthorized("This request carries no API key."));
        }
        return known;
    }
}
