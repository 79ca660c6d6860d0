package dev.slipway.platform.account;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The account that makes the current request. */
@RequestScoped
public class Caller {
    private @Nullable Account account;

    /** To be called by whoever has checked the request's credential. */
    public void is(Account account) {
        this.account = account;
    }

    public Account account() {
        Account known = account;
        if (known == null) {
            throw new SlipwayException(new Problem.Unauthorized("This request carries no API key."));
        }
        return known;
    }
}
