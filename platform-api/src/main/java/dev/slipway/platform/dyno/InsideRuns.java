package dev.slipway.platform.dyno;

import dev.slipway.model.app.ConfigVars;
import dev.slipway.model.dyno.DynoTerminal;
import dev.slipway.model.dyno.InsideCommand;
import dev.slipway.model.dyno.InsideCommands;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.model.hint.Hint;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.hint.AfterCommit;
import dev.slipway.platform.hint.HintBus;
import dev.slipway.platform.log.AppLog;
import dev.slipway.platform.rendezvous.Rendezvous;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Commands inside dynos that are up. They wait in memory for the node that runs the dyno, like the terminals that they
 * belong to; one that no node takes in time is forgotten, and its user let go. Thread-safe.
 */
@ApplicationScoped
public class InsideRuns implements InsideCommands {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** A stop for a client gone wild. */
    private static final int MOST_WAITING = 100;

    private final Clock clock;
    private final Restarts dynos;
    private final Rendezvous rendezvous;
    private final Audit audit;
    private final AppLog log;
    private final AfterCommit afterCommit;
    private final HintBus hints;
    private final List<Waiting> waiting = new ArrayList<>();

    InsideRuns(
            Clock clock,
            Restarts dynos,
            Rendezvous rendezvous,
            Audit audit,
            AppLog log,
            AfterCommit afterCommit,
            HintBus hints) {
        this.clock = clock;
        this.dynos = dynos;
        this.rendezvous = rendezvous;
        this.audit = audit;
        this.log = log;
        this.afterCommit = afterCommit;
        this.hints = hints;
    }

    private record Waiting(InsideCommand command, Instant until) {}

    /** @throws SlipwayException if there is no such dyno, or it is not up */
    @Transactional
    OneOffs.Started start(Account caller, UUID appId, String idOrName, RunCommand wanted) {
        App app = App.hold(appId)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that app: it was destroyed."));
        Dyno dyno = dynos.require(app, idOrName);
        String command = wanted.requireCommand();
        ConfigVars environment = wanted.environment();
        if (dyno.state != Dyno.State.UP) {
            throw SlipwayException.invalid(
                    "%s of %s is not up, so no command can run inside it. Wait for it, with slipway ps:wait -a %s, or"
                            + " run a one-off dyno.",
                    dyno.name(), app.name, app.name);
        }
        UUID id = UUID.randomUUID();
        String url = rendezvous.open(id, wanted.wantsTerminal(), wanted.columns(), wanted.lines());
        DynoTerminal terminal = rendezvous.of(id).orElseThrow();
        add(new InsideCommand(dyno.id, command, environment, terminal));
        audit.record(caller.id, app.id, app.name, "dyno:run-inside", dyno.name().toString());
        afterCommit.run(() -> log.api(
                app.id, "Running command `%s` inside %s by user %s".formatted(command, dyno.name(), caller.email)));
        hints.send(new Hint(Hint.Kind.DYNOS, app.id));
        return new OneOffs.Started(dyno, url);
    }

    private synchronized void add(InsideCommand command) {
        forgetOverdue();
        if (waiting.size() >= MOST_WAITING) {
            command.terminal().close();
            throw SlipwayException.unavailable(
                    "%d commands wait for their dynos already. Try again in a minute.", MOST_WAITING);
        }
        waiting.add(new Waiting(command, clock.instant().plus(PATIENCE)));
    }

    @Override
    public synchronized List<InsideCommand> take(Set<UUID> dynoIds) {
        forgetOverdue();
        List<InsideCommand> taken = waiting.stream()
                .map(Waiting::command)
                .filter(command -> dynoIds.contains(command.dynoId()))
                .toList();
        waiting.removeIf(left -> taken.contains(left.command()));
        return taken;
    }

    private void forgetOverdue() {
        Instant now = clock.instant();
        waiting.removeIf(left -> {
            boolean overdue = left.until().isBefore(now);
            if (overdue) {
                left.command().terminal().close();
            }
            return overdue;
        });
    }
}
