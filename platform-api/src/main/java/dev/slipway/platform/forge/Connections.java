package dev.slipway.platform.forge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Tokens;
import dev.slipway.platform.app.App;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.git.remote.FetchException;
import dev.slipway.platform.git.remote.Remote;
import dev.slipway.platform.git.remote.RemoteFetch;
import dev.slipway.platform.outbound.PublicAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Connects repositories with apps and takes them apart again. */
@ApplicationScoped
public class Connections {
    private final Clock clock;
    private final Audit audit;
    private final ConnectionKeys keys;
    private final PublicAddresses addresses;
    private final RemoteFetch remotes;

    Connections(Clock clock, Audit audit, ConnectionKeys keys, PublicAddresses addresses, RemoteFetch remotes) {
        this.clock = clock;
        this.audit = audit;
        this.keys = keys;
        this.addresses = addresses;
        this.remotes = remotes;
    }

    /**
     * A repository that was looked into.
     *
     * @param branch the one that was named, or its default
     */
    public record Seen(ConnectionFields fields, String branch, Optional<String> token) {
        @Override
        public String toString() {
            return "Seen[" + fields + "]";
        }
    }

    /**
     * A connection that was made or changed.
     *
     * @param newSecret what the webhook is to sign with, to be shown this once; empty if it is the one of before
     */
    public record Saved(GitConnection connection, boolean made, Optional<String> newSecret) {
        @Override
        public String toString() {
            return "Saved[" + connection.id + "]";
        }
    }

    public GitConnection require(App app) {
        return GitConnection.ofApp(app.id)
                .orElseThrow(() -> SlipwayException.notFound(
                        "Couldn't find that connection: no repository is connected to %s. Connect one: slipway git:connect URL -a %1$s.",
                        app.name));
    }

    /**
     * Reads a request and looks into the repository, which may take a while: no transaction is to wait for that.
     *
     * @throws SlipwayException if it can't be fetched from, with the reason
     */
    public Seen look(App app, @Nullable JsonNode body) {
        ConnectionFields fields = ConnectionFields.of(body);
        RepositoryAddress address = fields.address();
        addresses.require(address.host());
        if (!address.isSecure() && !addresses.trusts(address.host())) {
            throw SlipwayException.invalid(
                    "Repositories are fetched over https:// only, except from hosts in slipway.outbound.trusted-hosts.");
        }
        Optional<String> token = fields.saysToken() ? fields.token() : tokenBefore(app, address);
        try {
            Remote remote = new Remote(address.url(), fields.forge().tokenUser(), token);
            return new Seen(fields, remotes.tip(remote, fields.branch()).branch(), token);
        } catch (FetchException e) {
            throw SlipwayException.invalid("%s", e.reason());
        }
    }

    /** A token that was given for this very repository stays. */
    private Optional<String> tokenBefore(App app, RepositoryAddress address) {
        return GitConnection.ofApp(app.id)
                .filter(before -> before.url.equals(address.url().toString()))
                .flatMap(keys::token);
    }

    /** Connects the app with the repository, in the place of one that it was connected with before. */
    @Transactional
    public Saved connect(Account caller, UUID appId, Seen seen) {
        App app = hold(appId);
        String url = seen.fields().address().url().toString();
        Optional<GitConnection> before = GitConnection.ofApp(app.id);
        Optional<GitConnection> same = before.filter(
                row -> row.url.equals(url) && row.kind == seen.fields().forge());
        if (same.isEmpty() && before.isPresent()) {
            before.get().delete();
            GitConnection.flush();
        }
        GitConnection connection =
                same.orElseGet(() -> fresh(app, url, seen.fields().forge()));
        Optional<String> secret = same.isPresent() ? Optional.empty() : Optional.of(Tokens.random());
        secret.ifPresent(text -> keys.sign(connection, text));
        keys.open(connection, seen.token());
        connection.accountId = caller.id;
        connection.branch = seen.branch();
        connection.updatedAt = clock.instant();
        connection.persist();
        audit.record(caller.id, app.id, app.name, "git:connect", connection.branch + " of " + url);
        return new Saved(connection, same.isEmpty(), secret);
    }

    private GitConnection fresh(App app, String url, Forge forge) {
        GitConnection connection = new GitConnection();
        connection.id = UUID.randomUUID();
        connection.appId = app.id;
        connection.kind = forge;
        connection.url = url;
        connection.createdAt = clock.instant();
        return connection;
    }

    @Transactional
    public void disconnect(Account caller, UUID appId) {
        App app = hold(appId);
        GitConnection connection = require(app);
        connection.delete();
        audit.record(caller.id, app.id, app.name, "git:disconnect", connection.url);
    }

    private static App hold(UUID appId) {
        return App.hold(appId)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that app: it was destroyed."));
    }
}
