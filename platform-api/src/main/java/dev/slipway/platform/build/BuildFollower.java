package dev.slipway.platform.build;

import dev.slipway.model.hint.Hint;
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

    BuildFollower(Clock clock, HintBus hints) {
        this.clock = clock;
        this.hints = hints;
    }

    /** Takes the output; an exception ends the following, not the build. */
    public interface Listener {
        void lines(String lines) throws IOException;

        /** Called when nothing was written for a while, so that the connection is not taken for dead. */
        void keepAlive() throws IOException;
    }

    /** Blocks until the build has ended and all of its output was given; returns the ended build. */
    public Build follow(UUID buildId, Listener listener) throws IOException, InterruptedException {
        Signal changed = new Signal();
        try (HintBus.Subscription ignored = hints.listen(hint -> {
            if (hint.kind() == Hint.Kind.BUILD_OUTPUT && hint.subject().equals(buildId)) {
                changed.raise();
            }
        })) {
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
