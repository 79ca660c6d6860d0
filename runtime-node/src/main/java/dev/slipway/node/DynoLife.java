package dev.slipway.node;

import dev.slipway.engine.Container;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.EngineUnavailableException;
import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.model.dyno.DynoReport;
import dev.slipway.model.dyno.DynoTerminal;
import dev.slipway.model.fault.FailPoint;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a dyno, from its start or adoption to the removal of its container. Runs on one thread; only
 * {@link #stop} may be called from others. Its end is reported only when its log was stored to its end. An engine or a
 * platform that goes away is waited for; when the node closes, the container is left as it is.
 */
final class DynoLife {
    private static final int KILLED = 137;

    /** A container found after a restart of the node gets at least this long to listen. */
    private static final Duration LEAST_BOOT_TIME = Duration.ofSeconds(10);

    private final Services services;
    private final Identity dyno;
    private final ContainerCalls calls;
    private final CompletableFuture<Void> unwanted = new CompletableFuture<>();
    private String state = "starting";
    private @Nullable DynoLog log;
    private volatile @Nullable Quota quota;

    DynoLife(Services services, Identity dyno) {
        this.services = services;
        this.dyno = dyno;
        this.calls = new ContainerCalls(services, dyno);
    }

    Identity dyno() {
        return dyno;
    }

    /** Nobody wants it any more: it is stopped, whatever it is doing. Returns at once. Thread-safe. */
    void stop() {
        unwanted.complete(null);
    }

    /** What it may use; empty unless it runs. Thread-safe. */
    Optional<Quota> quota() {
        return Optional.ofNullable(quota);
    }

    /** Starts it and follows it to its end. */
    void start(DesiredDyno desired) throws InterruptedException {
        Optional<DynoTerminal> terminal = services.terminals().of(desired.id());
        if (terminal.isPresent()) {
            attached().run(desired, terminal.get());
            return;
        }
        services.lines().say(dyno, "Starting process with command `" + desired.command() + "`");
        Optional<String> containerId = startContainer(desired);
        if (containerId.isPresent()) {
            CompletableFuture<Void> ended = readLog(containerId.get(), false);
            boot(containerId.get(), desired, ended, services.config().bootTimeout(), true);
        }
    }

    /** Follows a container of an earlier node's, to its end; one that was only created is made anew. */
    void adopt(String containerId, DesiredDyno desired) throws InterruptedException {
        if (isAttached(containerId)) {
            attached().endLost(containerId);
            return;
        }
        if (calls.inspect(containerId).flatMap(Container::startedAt).isEmpty()) {
            start(desired);
            return;
        }
        CompletableFuture<Void> ended = readLog(containerId, true);
        boot(containerId, desired, ended, bootTimeLeft(containerId), false);
    }

    /** Ends a container that nobody wants. */
    void retire(String containerId) throws InterruptedException {
        if (isAttached(containerId)) {
            attached().endLost(containerId);
            return;
        }
        terminate(containerId, readLog(containerId, true));
    }

    private AttachedLife attached() {
        return new AttachedLife(services, dyno, unwanted, used -> quota = used);
    }

    private boolean isAttached(String containerId) throws InterruptedException {
        return calls.inspect(containerId)
                .filter(container -> Identity.isAttached(container.labels()))
                .isPresent();
    }

    private Optional<String> startContainer(DesiredDyno desired) throws InterruptedException {
        try {
            Optional<String> started =
                    services.patience().withEngine("start " + dyno.app() + " " + dyno.dyno(), () -> startNow(desired));
            if (started.isEmpty()) {
                removed();
            }
            return started;
        } catch (EngineUnavailableException e) {
            throw e;
        } catch (EngineException e) {
            startFailed(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<String> startNow(DesiredDyno desired) {
        if (unwanted.isDone()) {
            return Optional.empty();
        }
        services.preparation().require();
        return Optional.of(services.starter().start(desired));
    }

    private void startFailed(String message) throws InterruptedException {
        calls.discard();
        services.lines().say(dyno, "Error R99 (Platform error) -> " + message, changeTo("crashed"));
        services.report(
                dyno, new DynoReport.StartFailed(dyno.key().dynoId(), dyno.key().attempt(), services.now(), message));
    }

    private CompletableFuture<Void> readLog(String containerId, boolean resume) {
        DynoLog reading =
                new DynoLog(services.engine(), services.logs(), services.patience(), dyno, containerId, resume);
        log = reading;
        return reading.read();
    }

    /** Ends what this life still does; its own thread calls this at last. */
    void close() {
        if (log != null) {
            log.close();
        }
    }

    private Duration bootTimeLeft(String containerId) throws InterruptedException {
        Duration limit = services.config().bootTimeout();
        Duration left = calls.inspect(containerId)
                .flatMap(Container::startedAt)
                .map(at -> limit.minus(Duration.between(at, services.now())))
                .orElse(limit);
        return left.compareTo(LEAST_BOOT_TIME) > 0 ? left : LEAST_BOOT_TIME;
    }

    private void boot(
            String containerId, DesiredDyno desired, CompletableFuture<Void> ended, Duration limit, boolean fresh)
            throws InterruptedException {
        if (fresh) {
            FailPoint.AFTER_START.reach();
            services.report(
                    dyno,
                    new DynoReport.Started(dyno.key().dynoId(), dyno.key().attempt(), services.now(), containerId));
        }
        Quota used = new Quota(services, dyno, containerId, desired);
        quota = used;
        CompletableFuture<?> ending = CompletableFuture.anyOf(ended, unwanted, used.exceeded());
        HealthGate.Result result = desired.port().isEmpty()
                ? HealthGate.Result.LISTENS
                : HealthGate.await(
                        new InetSocketAddress(desired.address(), desired.port().getAsInt()), limit, ending);
        if (result == HealthGate.Result.TIMED_OUT) {
            bootTimedOut(containerId, desired.port().getAsInt(), ended);
            return;
        }
        if (result == HealthGate.Result.LISTENS) {
            up(fresh);
        }
        join(ending);
        quota = null;
        if (unwanted.isDone()) {
            terminate(containerId, ended);
        } else {
            exited(used, ended, desired.oneOff());
        }
    }

    /** An adopted dyno was up before, most likely; its log need not say it again. */
    private void up(boolean fresh) throws InterruptedException {
        services.report(dyno, new DynoReport.Up(dyno.key().dynoId(), dyno.key().attempt(), services.now()));
        String change = changeTo("up");
        if (fresh) {
            services.lines().say(dyno, change);
        }
    }

    private void exited(Quota used, CompletableFuture<Void> ended, boolean oneOff) throws InterruptedException {
        String containerId = used.containerId();
        boolean told = used.exceeded().isDone();
        if (told) {
            services.lines().say(dyno, used.exceeded().join().toArray(String[]::new));
        }
        if (!ended.isDone()) {
            services.lines().say(dyno, "Stopping process with SIGKILL");
            kill(containerId, ended);
        }
        join(ended);
        Optional<Container> container = calls.inspect(containerId);
        int exitCode = container.flatMap(Container::exitCode).orElse(KILLED);
        boolean outOfMemory = container.map(Container::outOfMemory).orElse(false);
        if (outOfMemory && !told) {
            services.lines().say(dyno, used.vastlyExceeded().toArray(String[]::new));
        }
        services.lines().say(dyno, "Process exited with status " + exitCode, changeTo(oneOff ? "complete" : "crashed"));
        services.report(
                dyno,
                new DynoReport.Exited(
                        dyno.key().dynoId(), dyno.key().attempt(), services.now(), exitCode, outOfMemory));
        calls.remove(containerId);
    }

    private void bootTimedOut(String containerId, int port, CompletableFuture<Void> ended) throws InterruptedException {
        String hint = calls.listenersHint(containerId, port);
        services.lines()
                .say(
                        dyno,
                        "Error R10 (Boot timeout) -> Web process failed to bind to $PORT within "
                                + services.config().bootTimeout().toSeconds() + " seconds of launch",
                        hint,
                        "Stopping process with SIGKILL");
        kill(containerId, ended);
        services.lines().say(dyno, "Process exited with status " + KILLED, changeTo("crashed"));
        services.report(
                dyno,
                new DynoReport.BootTimedOut(dyno.key().dynoId(), dyno.key().attempt(), services.now(), hint));
        calls.remove(containerId);
    }

    private void terminate(String containerId, CompletableFuture<Void> ended) throws InterruptedException {
        boolean running = calls.inspect(containerId).filter(Container::running).isPresent();
        if (running) {
            services.lines().say(dyno, "Stopping all processes with SIGTERM");
            calls.terminate(containerId);
            awaitGrace(containerId, ended);
        }
        join(ended);
        if (running) {
            int exitCode =
                    calls.inspect(containerId).flatMap(Container::exitCode).orElse(KILLED);
            services.lines().say(dyno, "Process exited with status " + exitCode);
        }
        calls.remove(containerId);
        removed();
    }

    private void awaitGrace(String containerId, CompletableFuture<Void> ended) throws InterruptedException {
        Duration grace = services.config().stopGrace();
        if (!HealthGate.await(ended, grace)) {
            services.lines()
                    .say(
                            dyno,
                            "Error R12 (Exit timeout) -> At least one process failed to exit within "
                                    + grace.toSeconds() + " seconds of SIGTERM",
                            "Stopping remaining processes with SIGKILL");
            kill(containerId, ended);
        }
    }

    private void removed() throws InterruptedException {
        services.report(
                dyno, new DynoReport.Removed(dyno.key().dynoId(), dyno.key().attempt(), services.now()));
    }

    private void kill(String containerId, CompletableFuture<Void> ended) throws InterruptedException {
        calls.kill(containerId);
        join(ended);
    }

    private String changeTo(String next) {
        String change = "State changed from " + state + " to " + next;
        state = next;
        return change;
    }

    /** A log that could not be read fails this thread; the node then adopts the container anew. */
    private static void join(CompletableFuture<?> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading a dyno's log failed", e.getCause());
        }
    }
}
