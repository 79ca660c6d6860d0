package dev.slipway.platform.drain;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppEvent;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.hint.AfterCommit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Adds and removes the drains of apps. */
@ApplicationScoped
public class LogDrains {
    private final Clock clock;
    private final DrainConfig config;
    private final SealedUrls urls;
    private final Audit audit;
    private final AfterCommit afterCommit;
    private final Shipping shipping;

    LogDrains(
            Clock clock, DrainConfig config, SealedUrls urls, Audit audit, AfterCommit afterCommit, Shipping shipping) {
        this.clock = clock;
        this.config = config;
        this.urls = urls;
        this.audit = audit;
        this.afterCommit = afterCommit;
        this.shipping = shipping;
    }

    /** From now on the app's lines go there too. */
    @Transactional
    public LogDrain add(Account caller, UUID appId, DrainUrl url) {
        App app = hold(appId);
        List<LogDrain> there = LogDrain.ofApp(app.id);
        if (there.stream().anyMatch(drain -> urls.open(drain).equals(url))) {
            throw SlipwayException.invalid("Url has already been taken: %s has a drain to there.", app.name);
        }
        if (there.size() >= config.maxPerApp()) {
            throw SlipwayException.invalid(
                    "An app can have %d log drains at most, and %s has them. Remove one first.",
                    config.maxPerApp(), app.name);
        }
        LogDrain drain = persist(app, url);
        audit.record(caller.id, app.id, app.name, "drain:add", drain.token);
        afterCommit.run(shipping::wake);
        return drain;
    }

    @Transactional
    public LogDrain remove(Account caller, UUID appId, String idUrlOrToken) {
        App app = hold(appId);
        LogDrain drain = require(app, idUrlOrToken);
        drain.delete();
        audit.record(caller.id, app.id, app.name, "drain:remove", drain.token);
        afterCommit.run(shipping::wake);
        return drain;
    }

    LogDrain require(App app, String idUrlOrToken) {
        return LogDrain.ofApp(app.id).stream()
                .filter(drain -> drain.id.toString().equals(idUrlOrToken)
                        || drain.token.equals(idUrlOrToken)
                        || urls.open(drain).text().equals(idUrlOrToken))
                .findFirst()
                .orElseThrow(() -> SlipwayException.notFound(
                        "Couldn't find that drain: %s has none with this id, URL or token.", app.name));
    }

    /** The drains go with the app's row; who serves them needn't find out by itself. */
    void destroyed(@Observes AppEvent event) {
        if (event instanceof AppEvent.Destroyed) {
            afterCommit.run(shipping::wake);
        }
    }

    private LogDrain persist(App app, DrainUrl url) {
        // As exactly as the database keeps it, so that no line of the same microsecond is left out.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LogDrain drain = new LogDrain();
        drain.id = UUID.randomUUID();
        drain.appId = app.id;
        drain.token = "d." + UUID.randomUUID();
        drain.sealedUrl = urls.seal(drain.id, url);
        drain.createdAt = now;
        drain.updatedAt = now;
        drain.persist();
        DrainShipment.begin(drain);
        return drain;
    }

    private static App hold(UUID appId) {
        return App.hold(appId)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that app: it was destroyed."));
    }
}
