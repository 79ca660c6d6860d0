package dev.slipway.node;

import dev.slipway.engine.Container;
import dev.slipway.engine.Engine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What the lives of a dyno ask of the engine; each call waits for an engine that is away. */
record ContainerCalls(Services services, Identity dyno) {
    Optional<Container> inspect(String containerId) throws InterruptedException {
        return ask("inspect the container of", engine -> engine.inspect(containerId));
    }

    /** Its exit code; empty if it still runs after that time. */
    Optional<Integer> await(String containerId, Duration limit) throws InterruptedException {
        return ask("wait for the end of", engine -> engine.await(containerId, limit));
    }

    void terminate(String containerId) throws InterruptedException {
        tell("stop", engine -> engine.terminate(containerId));
    }

    void hangUp(String containerId) throws InterruptedException {
        tell("hang up", engine -> engine.hangUp(containerId));
    }

    void kill(String containerId) throws InterruptedException {
        tell("kill", engine -> engine.kill(containerId));
    }

    void remove(String containerId) throws InterruptedException {
        tell("remove the container of", engine -> engine.remove(containerId));
    }

    /** Removes what a start that failed for good has left. */
    void discard() throws InterruptedException {
        tell("remove what is left of", engine -> services.starter().discard(dyno));
    }

    /** Why it does not listen on its port, for people. */
    String listenersHint(String containerId, int port) throws InterruptedException {
        return "The process "
                + ask(
                        "see what listens in",
                        engine -> engine.inspect(containerId)
                                .map(container -> Listeners.hint(engine, container, port))
                                .orElse("was removed while it started"));
    }

    private <T> T ask(String what, Function<Engine, T> call) throws InterruptedException {
        return services.patience().withEngine(what + " " + dyno.dyno(), () -> call.apply(services.engine()));
    }

    private interface Call {
        void on(Engine engine);
    }

    private void tell(String what, Call call) throws InterruptedException {
        services.patience().withEngine(what + " " + dyno.dyno(), () -> call.on(services.engine()));
    }
}
