package dev.slipway.node;

import dev.slipway.engine.Attachment;
import dev.slipway.engine.Container;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.EngineUnavailableException;
import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.model.dyno.DynoReport;
import dev.slipway.model.dyno.DynoTerminal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A one-off dyno whose input and output are a user's, from its start to the removal of its container. It ends with the
 * user's connection, as a process ends with its terminal. What it prints goes to the user and to no log.
 */
final class AttachedLife {
    private static final int KILLED = 137;
    private static final Duration END_LIMIT = Duration.ofSeconds(2);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    private final Services services;
    private final Identity dyno;
    private final ContainerCalls calls;
    private final CompletableFuture<Void> unwanted;
    private final Consumer<Quota> watched;

    /** @param watched told what the container may use, once it runs */
    AttachedLife(Services services, Identity dyno, CompletableFuture<Void> unwanted, Consumer<Quota> watched) {
        this.services = services;
        this.dyno = dyno;
        this.calls = new ContainerCalls(services, dyno);
        this.unwanted = unwanted;
        this.watched = watched;
    }

    void run(DesiredDyno desired, DynoTerminal terminal) throws InterruptedException {
        services.lines().say(dyno, "Starting process with command `" + desired.command() + "`");
        try (terminal) {
            Optional<String> containerId = create(desired, terminal);
            if (containerId.isPresent()) {
                attach(containerId.get(), desired, terminal);
                terminal.ended(ended(containerId.get()));
            }
        }
    }

    /** Ends a container whose user was lost with an earlier life of the node. */
    void endLost(String containerId) throws InterruptedException {
        calls.kill(containerId);
        ended(containerId);
    }

    private Optional<String> create(DesiredDyno desired, DynoTerminal terminal) throws InterruptedException {
        try {
            return Optional.of(services.patience().withEngine("create " + dyno.app() + " " + dyno.dyno(), () -> {
                services.preparation().require();
                return services.starter().createAttachable(desired, terminal.terminal());
            }));
        } catch (EngineUnavailableException e) {
            throw e;
        } catch (EngineException e) {
            startFailed(terminal, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void startFailed(DynoTerminal terminal, String message) throws InterruptedException {
        calls.discard();
        services.lines()
                .say(dyno, "Error R99 (Platform error) -> " + message, "State changed from starting to crashed");
        services.report(
                dyno, new DynoReport.StartFailed(dyno.key().dynoId(), dyno.key().attempt(), services.now(), message));
        Wire.tell(terminal, message);
    }

    private void attach(String containerId, DesiredDyno desired, DynoTerminal terminal) throws InterruptedException {
        Quota quota = new Quota(services, dyno, containerId, desired);
        try (Attachment attachment = services.engine().attach(containerId, terminal.terminal())) {
            services.engine().start(containerId);
            if (terminal.terminal()) {
                services.engine().resize(containerId, terminal.columns(), terminal.lines());
            }
            started(containerId);
            watched.accept(quota);
            Wire wire = Wire.between(attachment, terminal);
            Wire.awaitEnd(CompletableFuture.anyOf(wire.printed(), wire.left(), unwanted, quota.exceeded()));
            if (quota.exceeded().isDone()) {
                tell(quota, terminal);
                calls.kill(containerId);
            } else if (!hasEnded(containerId, wire)) {
                hangUp(containerId);
            }
            // What it printed last is on its way to the user.
            HealthGate.await(wire.printed(), services.config().stopGrace());
        } catch (EngineException | IOException e) {
            services.lines().say(dyno, "Error R99 (Platform error) -> " + e.getMessage());
            calls.kill(containerId);
        }
    }

    /** The user has no log before the eyes. */
    private void tell(Quota quota, DynoTerminal terminal) throws InterruptedException {
        List<String> reasons = quota.exceeded().getNow(List.of());
        services.lines().say(dyno, reasons.toArray(String[]::new));
        Wire.tell(terminal, String.join("\r\n", reasons));
    }

    private void started(String containerId) throws InterruptedException {
        services.report(
                dyno, new DynoReport.Started(dyno.key().dynoId(), dyno.key().attempt(), services.now(), containerId));
        services.report(dyno, new DynoReport.Up(dyno.key().dynoId(), dyno.key().attempt(), services.now()));
        services.lines().say(dyno, "State changed from starting to up");
    }

    /** All is printed at a container's end, and a moment later the engine knows of the end. */
    private boolean hasEnded(String containerId, Wire wire) throws InterruptedException {
        return wire.hasPrintedAll() && calls.await(containerId, END_LIMIT).isPresent();
    }

    private void hangUp(String containerId) throws InterruptedException {
        services.lines().say(dyno, "Stopping all processes with SIGHUP");
        calls.hangUp(containerId);
        if (unwanted.isDone()) {
            calls.terminate(containerId);
        }
    }

    /** Waits for the end of a container that has ended, or was told to; kills what does not. */
    private int exitCode(String containerId) throws InterruptedException {
        Optional<Integer> ended = calls.await(containerId, services.config().stopGrace());
        if (ended.isEmpty()) {
            services.lines().say(dyno, "Stopping remaining processes with SIGKILL");
            calls.kill(containerId);
            ended = calls.await(containerId, KILL_LIMIT);
        }
        return ended.orElse(KILLED);
    }

    /** Gives the exit code. */
    private int ended(String containerId) throws InterruptedException {
        int exitCode = exitCode(containerId);
        boolean outOfMemory =
                calls.inspect(containerId).map(Container::outOfMemory).orElse(false);
        if (outOfMemory) {
            services.lines().say(dyno, "Error R15 (Memory quota vastly exceeded)");
        }
        services.lines().say(dyno, "Process exited with status " + exitCode, "State changed from up to complete");
        services.report(
                dyno,
                new DynoReport.Exited(
                        dyno.key().dynoId(), dyno.key().attempt(), services.now(), exitCode, outOfMemory));
        calls.remove(containerId);
        return exitCode;
    }
}
