package dev.slipway.platform.ci;

import dev.slipway.platform.build.Build;
import dev.slipway.platform.build.BuildOutput;
import dev.slipway.platform.hint.Ending;
import dev.slipway.platform.hint.Signal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what a test run prints to one client, as it is printed, to the end of the part that was asked for. */
@ApplicationScoped
public class TestFollower {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(5);

    private final Clock clock;
    private final TestOutput output;
    private final Ending ending;

    TestFollower(Clock clock, TestOutput output, Ending ending) {
        this.clock = clock;
        this.output = output;
        this.ending = ending;
    }

    /** What is told apart of a run's output. */
    public enum Part {
        /** Of the build and of the script test-setup. */
        SETUP,
        TESTS
    }

    /** As {@link #follow}, for an answer by HTTP. */
    public StreamingOutput stream(UUID runId, Part part) {
        return out -> {
            try {
                follow(runId, part, out);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the platform is going down");
            }
        };
    }

    /** Blocks until the part has come to its end, or the platform goes down. */
    void follow(UUID runId, Part part, OutputStream out) throws IOException, InterruptedException {
        Following following = new Following(runId, part);
        Signal never = new Signal();
        Instant lastWrite = clock.instant();
        while (true) {
            boolean more = QuarkusTransaction.requiringNew().call(following::next);
            String text = following.taken();
            boolean silent = text.isEmpty() && lastWrite.plus(KEEP_ALIVE).isBefore(clock.instant());
            if (silent || !text.isEmpty()) {
                // A NUL, as Heroku sends it, where there is nothing to say: clients drop it.
                out.write(silent ? new byte[1] : text.getBytes(StandardCharsets.UTF_8));
                out.flush();
                lastWrite = clock.instant();
            }
            if (!more || ending.begun()) {
                return;
            }
            never.await(POLL);
        }
    }

    /** How far one client has read. Not thread-safe. */
    private final class Following {
        private final UUID runId;
        private final Part part;
        private final StringBuilder text = new StringBuilder();
        private TestOutput.@Nullable DynoLines lines;
        private long buildSeen;
        private int given;

        private Following(UUID runId, Part part) {
            this.runId = runId;
            this.part = part;
        }

        /** Reads what has come; false if that was all there will be. */
        private boolean next() {
            TestRun run = TestRun.findById(runId);
            if (run == null) {
                return false;
            }
            if (!run.underWay()) {
                rest(part == Part.SETUP ? TestRunOutput.setupOf(runId) : TestRunOutput.testsOf(runId));
                return false;
            }
            if (part == Part.SETUP) {
                Build.newest(run.appId, 1).forEach(this::build);
            }
            if (lines == null) {
                lines = output.ofDyno(run).orElse(null);
            }
            return lines == null || dyno(lines);
        }

        private void build(Build build) {
            for (BuildOutput piece : BuildOutput.after(build.id, buildSeen)) {
                add(piece.lines);
                buildSeen = piece.sequence;
            }
        }

        private boolean dyno(TestOutput.DynoLines lines) {
            boolean setup = part == Part.SETUP;
            while (lines.next(line -> addIf(setup, line), line -> addIf(!setup, line))) {
                // On to the last that has come.
            }
            return !(setup && lines.testing());
        }

        private void addIf(boolean wanted, String line) {
            if (wanted) {
                add(line);
            }
        }

        private void add(String more) {
            String clean = more.replace("\0", "");
            text.append(clean);
            given += clean.length();
        }

        /** What was kept of the part, as far as it was not given yet. */
        private void rest(String kept) {
            if (given == 0 || !kept.startsWith(KeptText.LEFT_OUT)) {
                add(kept.substring(Math.min(given, kept.length())));
            }
        }

        private String taken() {
            String taken = text.toString();
            text.setLength(0);
            return taken;
        }
    }
}
