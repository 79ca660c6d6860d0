package dev.slipway.platform.account;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Whom a credential stands for, and what it is good for.
 *
 * @param keyId the key's row; empty for a password or a console's session
 * @param ofClient whether it is a token of a program that the account let act for it
 */
public record Access(Account account, Optional<UUID> keyId, boolean ofClient, Set<Scope> scopes) {
    static Access of(ApiKey key) {
        return new Access(Account.findById(key.accountId), Optional.of(key.id), key.grantId != null, key.scopes());
    }

    /** What somebody may who has shown who they are by other means than a key. */
    public static Access full(Account account) {
        return new Access(account, Optional.empty(), false, Set.of(Scope.GLOBAL));
    }

    public boolean allows(Scope needed) {
        return needed.isIn(scopes);
    }

    /**
     * A program must not make itself a way in that stays when it is revoked.
     *
     * @param what what it can't do, for the message
     */
    public void requireOwn(String what) {
        if (ofClient) {
            throw new SlipwayException(new Problem.Forbidden(
                    "A program's token can't %s, whatever its scopes are: that would outlive what the program was allowed. Use a key of your own."
                            .formatted(what)));
        }
    }

    /** @param what the request, for the message */
    void require(Scope needed, String what) {
        if (!allows(needed)) {
            throw new SlipwayException(new Problem.Forbidden(
                    "%s needs a key with the scope %s, and this one has %s. Make another: slipway authorizations:create --scope %s."
                            .formatted(
                                    what,
                                    needed.word(),
                                    scopes.stream().map(Scope::word).sorted().collect(Collectors.joining(", ")),
                                    needed.word())));
        }
    }
}
