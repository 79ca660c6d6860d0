package dev.slipway.platform.oauth;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.AccountEvent;
import dev.slipway.platform.account.Tokens;
import dev.slipway.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes, changes and deletes clients. What users authorized a client to do goes with it. */
@ApplicationScoped
public class Clients {
    private final Clock clock;
    private final Audit audit;

    Clients(Clock clock, Audit audit) {
        this.clock = clock;
        this.audit = audit;
    }

    /** A client with its secret, at the one moment when that is known. */
    record Shown(OAuthClient client, String secret) {}

    List<OAuthClient> list(Account owner) {
        return OAuthClient.ofAccount(owner.id);
    }

    /** Anybody's: who runs it is asked elsewhere. */
    public OAuthClient find(String id) {
        return OAuthClient.byId(id)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that client: there is none %s.", id));
    }

    private OAuthClient require(Account owner, String id) {
        return OAuthClient.byId(id)
                .filter(client -> client.accountId.equals(owner.id))
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that client: you have none %s.", id));
    }

    @Transactional
    Shown create(Account owner, String name, RedirectUri redirect) {
        Instant now = clock.instant();
        String secret = Tokens.random();
        OAuthClient client = new OAuthClient();
        client.id = UUID.randomUUID();
        client.accountId = owner.id;
        client.name = name;
        client.redirectUri = redirect.toString();
        client.secretHash = Tokens.hash(secret);
        client.createdAt = now;
        client.updatedAt = now;
        client.persist();
        audit.record(owner.id, "client:create", client.id + " " + name);
        return new Shown(client, secret);
    }

    /** Codes that are on their way to the old address are good for nothing from now on. */
    @Transactional
    OAuthClient update(Account owner, String id, Optional<String> name, Optional<RedirectUri> redirect) {
        OAuthClient client = require(owner, id);
        name.ifPresent(given -> client.name = given);
        redirect.map(RedirectUri::toString)
                .filter(address -> !address.equals(client.redirectUri))
                .ifPresent(address -> {
                    client.redirectUri = address;
                    OAuthGrant.deleteUnused(client.id);
                });
        client.updatedAt = clock.instant();
        audit.record(owner.id, "client:update", client.id + " " + client.name + " " + client.redirectUri);
        return client;
    }

    /** Gives the client another secret; the old one is good for nothing from now on. Its tokens stay. */
    @Transactional
    Shown rotate(Account owner, String id) {
        OAuthClient client = require(owner, id);
        String secret = Tokens.random();
        client.secretHash = Tokens.hash(secret);
        client.updatedAt = clock.instant();
        audit.record(owner.id, "client:rotate", client.id + " " + client.name);
        return new Shown(client, secret);
    }

    @Transactional
    OAuthClient delete(Account owner, String id) {
        OAuthClient client = require(owner, id);
        client.delete();
        audit.record(owner.id, "client:delete", client.id + " " + client.name);
        return client;
    }

    /** A deleted account's row stays, so the database does not do it. */
    void forget(@Observes AccountEvent.Deleting event) {
        OAuthClient.delete("accountId", event.account().id);
        OAuthAuthorization.delete("accountId", event.account().id);
    }
}
