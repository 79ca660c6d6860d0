package dev.slipway.platform.dyno;

import dev.slipway.model.app.ProcessType;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.model.hint.Hint;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.hint.HintBus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Restarts dynos: marks them as replaced, and convergence gives each place a new one. One-off dynos end instead.
 */
@ApplicationScoped
public class Restarts {
    private final Audit audit;
    private final Dynos dynos;
    private final HintBus hints;

    Restarts(Audit audit, Dynos dynos, HintBus hints) {
        this.audit = audit;
        this.dynos = dynos;
        this.hints = hints;
    }

    @Transactional
    public void all(Account caller, UUID appId) {
        restart(caller, hold(appId), "all dynos", dyno -> !dyno.oneOff);
    }

    @Transactional
    public void type(Account caller, UUID appId, String type) {
        App app = hold(appId);
        if (Dyno.shown(app.id).stream().noneMatch(dyno -> dyno.type.equals(type))) {
            throw SlipwayException.notFound("Couldn't find that process type: %s runs no %s.", app.name, type);
        }
        restart(caller, app, type, dyno -> dyno.type.equals(type));
    }

    @Transactional
    public void one(Account caller, UUID appId, String idOrName) {
        App app = hold(appId);
        Dyno wanted = require(app, idOrName);
        restart(caller, app, wanted.name().toString(), dyno -> dyno.id.equals(wanted.id));
    }

    Dyno require(App app, String idOrName) {
        return Dyno.shown(app.id).stream()
                .filter(dyno -> dyno.name().toString().equals(idOrName)
                        || dyno.id.toString().equals(idOrName))
                .findFirst()
                .orElseThrow(
                        () -> SlipwayException.notFound("Couldn't find that dyno: %s runs no %s.", app.name, idOrName));
    }

    private void restart(Account caller, App app, String what, Predicate<Dyno> which) {
        List<Dyno> restarted = Dyno.shown(app.id).stream()
                .filter(dyno -> !dyno.is(ProcessType.RELEASE))
                .filter(which)
                .toList();
        restarted.forEach(this::restart);
        audit.record(caller.id, app.id, app.name, "dyno:restart", what);
        hints.send(new Hint(Hint.Kind.CONVERGENCE, app.id));
    }

    private void restart(Dyno dyno) {
        if (dyno.oneOff) {
            dynos.enter(dyno, Dyno.Phase.STOPPING);
        } else if (dyno.state == Dyno.State.CRASHED) {
            dyno.crashes = 0;
            dynos.startAgain(dyno);
        } else {
            dyno.replaced = true;
        }
    }

    private static App hold(UUID appId) {
        return App.hold(appId)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that app: it was destroyed."));
    }
}
