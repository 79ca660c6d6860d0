package dev.slipway.platform.account;

import dev.slipway.model.error.SlipwayException;

/** What is asked for beside a password. Whoever keeps the accounts' second factors implements it. */
public interface SecondStep {
    /** Heroku's, in which a client sends the code. */
    String HEADER = "Heroku-Two-Factor-Code";

    /**
     * Whether the code is right at this moment; it is used up by that. To be called inside a transaction.
     *
     * @param account one that has a second factor
     */
    boolean takes(Account account, String code);

    /** Whether the account has to set up a second factor before it can do anything else by its password. */
    boolean isMissing(Account account);

    /** @throws SlipwayException {@code forbidden} if {@link #isMissing}, which says where to set it up */
    void requireSetUp(Account account);
}
