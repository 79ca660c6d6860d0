package dev.slipway.server;

import dev.slipway.builder.Builder;
import dev.slipway.engine.Engine;
import dev.slipway.model.hint.Hint;
import dev.slipway.node.RuntimeNode;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.hint.Ending;
import dev.slipway.platform.hint.HintBus;
import dev.slipway.platform.rollout.Converger;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Starts builder and runtime node, passes hints to them, and stops them. Dynos run on when the platform stops, unless
 * {@code slipway down} left its mark.
 */
@Singleton
class Lifecycle {
    /** For answers under way, such as that of a push, to be sent to their end. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Engine engine;
    private final Builder builder;
    private final RuntimeNode node;
    private final HintBus hints;
    private final Converger converger;
    private final Ending ending;
    private final Path downMark;

    Lifecycle(
            Engine engine,
            Builder builder,
            RuntimeNode node,
            HintBus hints,
            Converger converger,
            Ending ending,
            PlatformConfig config) {
        this.engine = engine;
        this.builder = builder;
        this.node = node;
        this.hints = hints;
        this.converger = converger;
        this.ending = ending;
        this.downMark = config.home().resolve("run/down");
    }

    void start(@Observes StartupEvent event) {
        hints.listen(this::pass);
        builder.start();
        node.start();
    }

    /** While the platform still answers: builds end, and whoever follows one is told. */
    void announceEnd(@Observes ShutdownDelayInitiatedEvent event) {
        builder.close();
        ending.begin();
        awaitLastWords();
    }

    void stop(@Observes ShutdownEvent event) {
        stopConverging();
        if (Files.exists(downMark)) {
            stopDynos();
        }
        node.close();
        engine.close();
    }

    private void awaitLastWords() {
        try {
            ending.awaitLastWords(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopConverging() {
        try {
            converger.stop();
        } catch (InterruptedException e) {
            // What it was at rolls back, and the next start goes on from there.
            Thread.currentThread().interrupt();
        }
    }

    private void stopDynos() {
        try {
            node.stopAll();
        } catch (InterruptedException e) {
            // The script removes what is left, once this process has ended.
            Thread.currentThread().interrupt();
        }
    }

    private void pass(Hint hint) {
        switch (hint.kind()) {
            case BUILDS -> builder.wake();
            case DYNOS -> node.wake();
            case CONVERGENCE, ROUTES, BUILD_OUTPUT -> {
                // Heard by those within the platform.
            }
        }
    }
}
