package dev.slipway.node;

import dev.slipway.engine.Container;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Execution;
import dev.slipway.model.dyno.DynoTerminal;
import dev.slipway.model.dyno.InsideCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * A user's command inside a dyno, from its start to its end. It ends with the user's connection, and with the dyno; the
 * dyno doesn't end with it. What it prints goes to the user and to no log.
 */
final class InsideRun {
    private static final Duration END_LIMIT = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** The engine can't signal a command alone, so its processes carry a mark that they are found by. */
    private static final String MARK = "SLIPWAY_INSIDE";

    /** With nothing but what every shell has built in: the image may have no other program. */
    private static final String SIGNAL = """
            for process in /proc/[0-9]*; do
              while IFS= read -r line || [ -n "$line" ]; do
                case $line in *"SLIPWAY_INSIDE=$1"*) kill -s "$2" "${process#/proc/}"; break ;; esac
              done <"$process/environ"
            done 2>/dev/null
            true
            """;

    private final Services services;
    private final InsideCommand command;
    private final String mark = UUID.randomUUID().toString();

    InsideRun(Services services, InsideCommand command) {
        this.services = services;
        this.command = command;
    }

    void run() {
        try (DynoTerminal user = command.terminal()) {
            Optional<String> container = container();
            if (container.isPresent()) {
                follow(container.get(), user);
            } else {
                Wire.tell(user, "The dyno has ended meanwhile.");
            }
        } catch (InterruptedException e) {
            // The node closes, and what runs in the container with it: its user's connection is the platform's.
            Thread.currentThread().interrupt();
        }
    }

    private Optional<String> container() throws InterruptedException {
        return services.patience()
                .withEngine(
                        "find the container of the dyno " + command.dynoId(),
                        () -> services.engine().list(Identity.labelsOf(command.dynoId())).stream()
                                .filter(Container::running)
                                .map(Container::id)
                                .findFirst());
    }

    private void follow(String container, DynoTerminal user) throws InterruptedException {
        Map<String, String> environment = new HashMap<>(command.environment().values());
        environment.put(MARK, mark);
        try (Execution execution = services.engine()
                .execute(container, List.of("/bin/sh", "-c", command.command()), environment, user.terminal())) {
            if (user.terminal()) {
                execution.resize(user.columns(), user.lines());
            }
            Wire wire = Wire.between(execution.attachment(), user);
            Wire.awaitEnd(CompletableFuture.anyOf(wire.printed(), wire.left()));
            if (!wire.hasPrintedAll()) {
                end(container, execution);
            }
            // What it printed last is on its way to the user.
            HealthGate.await(wire.printed(), services.config().stopGrace());
            exitCode(execution, END_LIMIT).ifPresent(user::ended);
        } catch (EngineException | IOException e) {
            Wire.tell(user, "The command can't be run, or not to its end: " + e.getMessage());
        }
    }

    private void end(String container, Execution execution) throws InterruptedException {
        signal(container, "HUP");
        if (exitCode(execution, services.config().stopGrace()).isEmpty()) {
            signal(container, "KILL");
        }
    }

    private void signal(String container, String signal) {
        services.engine()
                .exec(
                        container,
                        List.of("/bin/sh", "-c", SIGNAL, "signal", mark, signal),
                        Map.of(),
                        "",
                        null,
                        OutputStream.nullOutputStream());
    }

    /** Waits for the end; empty if it doesn't come in time. */
    private Optional<Integer> exitCode(Execution execution, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        Optional<Integer> code = execution.exitCode();
        while (code.isEmpty() && System.nanoTime() < deadline) {
            services.patience().pause(PAUSE);
            code = execution.exitCode();
        }
        return code;
    }
}
