package dev.slipway.platform.build;

import dev.slipway.model.hint.Hint;
import dev.slipway.platform.hint.Ending;
import dev.slipway.platform.hint.HintBus;
import dev.slipway.platform.hint.Signal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Follows a build's output as it is written, from its beginning to the build's end. */
@ApplicationScoped
public class BuildFollower {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(5);

    private final Clock clock;
    private final HintBus hints;
    private final Ending ending;

    BuildFollower(Clock clock, HintBus hints, Ending ending) {
        this.clock = clock;
        this.hints = hints;
        this.ending = ending;
    }

    /** Takes the output; an exception ends the following, not the build. */
    public interface Listener {
        void lines(String lines) throws IOException;

        /** Called when nothing was written for a while, so that the connection is not taken for dead. */
        void keepAlive() throws IOException;
    }

    /**
     * Blocks until the build has ended and all of its output was given; returns the build, which has not ended only
     * if the platform is going down.
     */
    public Build follow(UUID buildId, Listener listener) throws IOException, InterruptedException {
        Signal changed = new Signal();
        try (HintBus.Subscription ignored = hints.listen(hint -> {
                    if (hint.kind() == Hint.Kind.BUILD_OUTPUT && hint.subject().equals(buildId)) {
                        changed.raise();
                    }
                });
                HintBus.Subscription alsoIgnored = ending.listen(changed::raise)) {
            long seen = 0;
            Instant lastWrite = clock.instant();
            while (true) {
                long from = seen;
                Progress progress = QuarkusTransaction.requiringNew()
                        .call(() -> new Progress(Build.findById(buildId), BuildOutput.after(buildId, from)));
                for (BuildOutput output : progress.output()) {
                    listener.lines(output.lines);
                    seen = output.sequence;
                    lastWrite = clock.instant();
                }
                if (progress.build() == null || !progress.build().underWay()) {
                    return progress.build();
                }
                if (ending.begun()) {
                    listener.lines(
                            "\n !     The platform is going down. What was deployed stays; push again to see how it went.\n");
                    return progress.build();
                }
                if (lastWrite.plus(KEEP_ALIVE).isBefore(clock.instant())) {
                    listener.keepAlive();
                    lastWrite = clock.instant();
                }
                changed.await(POLL);
            }
        }
    }

    private record Progress(Build build, List<BuildOutput> output) {}
}
