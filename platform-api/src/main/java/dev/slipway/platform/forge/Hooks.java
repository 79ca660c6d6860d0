package dev.slipway.platform.forge;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.hint.AfterCommit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Takes what webhooks tell, each delivery once, and decides what is done about it. */
@ApplicationScoped
public class Hooks {
    private static final Logger LOG = System.getLogger(Hooks.class.getName());
    private static final String BRANCHES = "refs/heads/";
    private static final String TAGS = "refs/tags/";
    private static final String BY_HAND = "deploy";

    /** Deliveries of a connection that are remembered, to be shown and to be known again. */
    private static final int MOST_KEPT = 200;

    private final Clock clock;
    private final EntityManager database;
    private final ConnectionKeys keys;
    private final Audit audit;
    private final AfterCommit afterCommit;
    private final Fetcher fetcher;

    Hooks(
            Clock clock,
            EntityManager database,
            ConnectionKeys keys,
            Audit audit,
            AfterCommit afterCommit,
            Fetcher fetcher) {
        this.clock = clock;
        this.database = database;
        this.keys = keys;
        this.audit = audit;
        this.afterCommit = afterCommit;
        this.fetcher = fetcher;
    }

    /**
     * What was made of a delivery.
     *
     * @param begun whether something is under way because of it
     */
    record Taken(App app, GitDelivery delivery, boolean begun, String message) {}

    GitConnection require(String id) {
        return parse(id)
                .flatMap(found -> GitConnection.<GitConnection>findByIdOptional(found))
                .orElseThrow(Hooks::unknown);
    }

    void requireGenuine(GitConnection connection, Hook hook) {
        if (!hook.isGenuine(keys.secret(connection))) {
            LOG.log(Level.INFO, "delivery refused, not signed rightly connection={0}", connection.id);
            throw new SlipwayException(new Problem.Unauthorized(
                    "%s is not what this webhook's secret makes it. Set the secret that git:connect printed, or connect again for a new one."
                            .formatted(hook.proof())));
        }
    }

    @Transactional
    Taken take(GitConnection seen, Hook hook) {
        News news = hook.news();
        GitConnection connection = GitConnection.hold(seen.id).orElseThrow(Hooks::unknown);
        App app = App.findById(connection.appId);
        Optional<GitDelivery> before = hook.id().flatMap(id -> GitDelivery.of(connection.id, id));
        if (before.isPresent()) {
            return new Taken(app, before.get(), false, "This delivery was received before: " + before.get().result);
        }
        Instant now = clock.instant();
        GitDelivery delivery = GitDelivery.of(connection, hook.id().orElse(null), hook.event(), now);
        delivery.result = answer(app, connection, hook.event(), news);
        if (news instanceof News.Push push && concerns(connection, push)) {
            delivery.queue(push.commit(), now);
            begin(connection);
        }
        delivery.persist();
        forgetOld(connection);
        return new Taken(app, delivery, delivery.status == GitDelivery.Status.QUEUED, delivery.result);
    }

    /** Deploys where the branch stands now, without having been told of it. */
    @Transactional
    public GitDelivery deploy(Account caller, UUID connectionId) {
        GitConnection connection = GitConnection.hold(connectionId).orElseThrow(Hooks::unknown);
        App app = App.findById(connection.appId);
        Instant now = clock.instant();
        GitDelivery delivery = GitDelivery.of(connection, null, BY_HAND, now);
        delivery.result = "Fetching %s of %s.".formatted(connection.branch, connection.url);
        delivery.queue(null, now);
        delivery.persist();
        audit.record(caller.id, app.id, app.name, "git:deploy", connection.branch + " of " + connection.url);
        begin(connection);
        return delivery;
    }

    private void begin(GitConnection connection) {
        UUID id = connection.id;
        afterCommit.run(() -> fetcher.wake(id));
    }

    private static boolean concerns(GitConnection connection, News.Push push) {
        return push.ref().equals(BRANCHES + connection.branch) && !push.removed();
    }

    private static String answer(App app, GitConnection connection, String event, News news) {
        return switch (news) {
            case News.Ping _ ->
                "The webhook works. Pushes to %s of %s deploy %s."
                        .formatted(connection.branch, connection.url, app.name);
            case News.Other _ -> "Nothing is done about the event %s: only pushes deploy.".formatted(event);
            case News.Push push -> answer(app, connection, push);
        };
    }

    private static String answer(App app, GitConnection connection, News.Push push) {
        if (push.ref().startsWith(TAGS)) {
            return "Nothing is done about tags: only pushes to %s deploy %s.".formatted(connection.branch, app.name);
        }
        if (!push.ref().equals(BRANCHES + connection.branch)) {
            return "Nothing is done about %s: only pushes to %s deploy %s."
                    .formatted(push.ref().replaceFirst(BRANCHES, ""), connection.branch, app.name);
        }
        return push.removed()
                ? "%s was removed there. %s runs on as it is.".formatted(connection.branch, app.name)
                : "Fetching %s at %.8s to deploy %s.".formatted(connection.branch, push.commit(), app.name);
    }

    private void forgetOld(GitConnection connection) {
        database.createNativeQuery("""
                        delete from git_delivery where connection_id = :connection and next_attempt_at is null
                            and status <> 'BUILDING' and sequence <= (
                                select sequence from git_delivery where connection_id = :connection
                                order by sequence desc offset :most limit 1)
                        """)
                .setParameter("connection", connection.id)
                .setParameter("most", MOST_KEPT)
                .executeUpdate();
    }

    private static Optional<UUID> parse(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static SlipwayException unknown() {
        return SlipwayException.notFound("Couldn't find that connection: it was removed, or never there.");
    }
}
