package dev.slipway.platform.oauth;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Access;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Ends what clients' tokens belong to. */
@ApplicationScoped
class Sessions {
    private final Audit audit;

    Sessions(Audit audit) {
        this.audit = audit;
    }

    /**
     * The tokens of the session that this access token belongs to are good for nothing from now on.
     *
     * @param tokenId an access token's of the account
     * @param access that of this token itself, or of a key that may do everything
     */
    @Transactional
    Session end(Access access, String tokenId) {
        Session session = id(tokenId)
                .filter(id -> access.allows(Scope.GLOBAL)
                        || access.keyId().filter(id::equals).isPresent())
                .flatMap(Session::ofAccessToken)
                .filter(found -> found.authorization().accountId.equals(access.account().id))
                .orElseThrow(() ->
                        SlipwayException.notFound("Couldn't find that token: you have no access token %s.", tokenId));
        OAuthGrant.deleteById(session.id());
        audit.record(access.account().id, "client:end-session", session.access().description);
        return session;
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
