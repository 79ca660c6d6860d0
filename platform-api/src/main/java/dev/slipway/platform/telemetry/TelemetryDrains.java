package dev.slipway.platform.telemetry;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppEvent;
import dev.slipway.platform.app.Rights;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.drain.DrainShipment;
import dev.slipway.platform.drain.Shipping;
import dev.slipway.platform.hint.AfterCommit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Adds, changes and removes the telemetry drains of apps. */
@ApplicationScoped
public class TelemetryDrains {
    private final Clock clock;
    private final TelemetryConfig config;
    private final SealedExporters exporters;
    private final Rights rights;
    private final Audit audit;
    private final AfterCommit afterCommit;
    private final Shipping shipping;

    TelemetryDrains(
            Clock clock,
            TelemetryConfig config,
            SealedExporters exporters,
            Rights rights,
            Audit audit,
            AfterCommit afterCommit,
            Shipping shipping) {
        this.clock = clock;
        this.config = config;
        this.exporters = exporters;
        this.rights = rights;
        this.audit = audit;
        this.afterCommit = afterCommit;
        this.shipping = shipping;
    }

    /** From now on what happens in the app is sent there too. */
    @Transactional
    TelemetryDrain add(Account caller, UUID appId, List<Signal> signals, Exporter exporter) {
        App app = hold(appId);
        if (TelemetryDrain.ofApp(app.id).size() >= config.maxPerApp()) {
            throw SlipwayException.invalid(
                    "An app can have %d telemetry drains at most, and %s has them. Remove one first.",
                    config.maxPerApp(), app.name);
        }
        TelemetryDrain drain = new TelemetryDrain();
        drain.id = UUID.randomUUID();
        drain.appId = app.id;
        drain.signals(signals);
        drain.sealedExporter = exporters.seal(drain.id, exporter);
        drain.accountId = caller.id;
        drain.createdAt = now();
        drain.updatedAt = drain.createdAt;
        drain.persistAndFlush();
        signals.forEach(signal -> DrainShipment.begin(drain.id, signal.word(), drain.createdAt));
        record(caller, app, drain, "telemetry:add");
        return drain;
    }

    /** What is on its way is sent as before; signals that are new begin now, the others go on where they are. */
    @Transactional
    TelemetryDrain update(Account caller, TelemetryDrain known, List<Signal> signals, Exporter exporter) {
        App app = hold(known.appId);
        TelemetryDrain drain = require(caller, known.id.toString(), Permission.OPERATE);
        drain.signals(signals);
        drain.sealedExporter = exporters.seal(drain.id, exporter);
        drain.updatedAt = now();
        Set<String> before = DrainShipment.signalsOf(drain.id);
        List<String> wanted = signals.stream().map(Signal::word).toList();
        before.stream().filter(word -> !wanted.contains(word)).forEach(word -> DrainShipment.end(drain.id, word));
        DrainShipment.change(drain.id);
        wanted.stream()
                .filter(word -> !before.contains(word))
                .forEach(word -> DrainShipment.begin(drain.id, word, drain.updatedAt));
        record(caller, app, drain, "telemetry:update");
        return drain;
    }

    @Transactional
    TelemetryDrain remove(Account caller, TelemetryDrain known) {
        App app = hold(known.appId);
        TelemetryDrain drain = require(caller, known.id.toString(), Permission.OPERATE);
        drain.delete();
        record(caller, app, drain, "telemetry:remove");
        return drain;
    }

    /** One of an app that the caller doesn't see is not there for them. */
    TelemetryDrain require(Account caller, String id, Permission... anyOf) {
        TelemetryDrain drain = TelemetryDrain.of(id)
                .filter(found -> !rights.of(caller, App.findById(found.appId)).isEmpty())
                .orElseThrow(() -> SlipwayException.notFound(
                        "Couldn't find that telemetry drain: there is none with the id %s.", id));
        rights.require(caller, App.findById(drain.appId), anyOf);
        return drain;
    }

    /** What is sent names the app; and the drains go with the app's row. */
    void follow(@Observes AppEvent event) {
        switch (event) {
            case AppEvent.Renamed renamed -> {
                TelemetryDrain.ofApp(renamed.app().id).forEach(drain -> DrainShipment.change(drain.id));
                afterCommit.run(shipping::wake);
            }
            case AppEvent.Destroyed _ -> afterCommit.run(shipping::wake);
            default -> {}
        }
    }

    private void record(Account caller, App app, TelemetryDrain drain, String action) {
        audit.record(caller.id, app.id, app.name, action, drain.id + " " + drain.signals);
        afterCommit.run(shipping::wake);
    }

    /** As exactly as the database keeps it, so that no line of the same microsecond is left out. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static App hold(UUID appId) {
        return App.hold(appId)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that app: it was destroyed."));
    }
}
