package dev.slipway.platform.ci;

import dev.slipway.platform.build.Build;
import dev.slipway.platform.build.BuildOutput;
import dev.slipway.platform.dyno.Dyno;
import dev.slipway.platform.log.LogReader;
import dev.slipway.platform.log.LogStore;
import dev.slipway.platform.log.StoredLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads what the build and the dyno of a test run have printed, as long as its app is there. */
@ApplicationScoped
class TestOutput {
    private static final int LINES = 1000;
    private static final long BYTES = 1024 * 1024;

    private final LogStore logs;

    TestOutput(LogStore logs) {
        this.logs = logs;
    }

    /** What there is by now. */
    record Printed(String setup, String tests) {}

    Printed of(TestRun run) {
        KeptText setup = new KeptText();
        KeptText tests = new KeptText();
        Build.newest(run.appId, 1)
                .forEach(build -> BuildOutput.after(build.id, 0).forEach(output -> setup.add(output.lines)));
        Optional<DynoLines> lines = ofDyno(run);
        while (lines.isPresent() && lines.get().next(setup::add, tests::add)) {
            // One piece after the other, so that memory holds no more than what is kept.
        }
        return new Printed(setup.text(), tests.text());
    }

    /** Whether its set-up is over. */
    boolean testsBegan(TestRun run) {
        Optional<DynoLines> lines = ofDyno(run);
        while (lines.isPresent() && !lines.get().testing() && lines.get().next(setup -> {}, tests -> {})) {
            // On to the line between them.
        }
        return lines.isPresent() && lines.get().testing();
    }

    /** Empty as long as it has no dyno. */
    Optional<DynoLines> ofDyno(TestRun run) {
        return Optional.ofNullable(run.dynoId)
                .flatMap(id -> Dyno.<Dyno>findByIdOptional(id))
                .map(dyno ->
                        new DynoLines(logs.readAfter(run.appId, 0), dyno.name().toString(), TestScript.beginning(run)));
    }

    /** Takes lines, each with its line feed. */
    interface Lines {
        void add(String line);
    }

    /** The lines of one dyno, in their order. Not thread-safe. */
    static final class DynoLines {
        private final LogReader log;
        private final String dyno;
        private final String beginning;
        private boolean testing;

        private DynoLines(LogReader log, String dyno, String beginning) {
            this.log = log;
            this.dyno = dyno;
            this.beginning = beginning;
        }

        /** Gives the next lines to those whose they are; false if there are no more yet. */
        boolean next(Lines setup, Lines tests) {
            List<StoredLine> lines = log.next(LINES, BYTES);
            for (StoredLine stored : lines) {
                if (stored.line().source().equals("app")
                        && stored.line().process().equals(dyno)) {
                    add(stored.line().text(), setup, tests);
                }
            }
            return !lines.isEmpty();
        }

        private void add(String text, Lines setup, Lines tests) {
            if (text.equals(beginning)) {
                testing = true;
            } else {
                (testing ? tests : setup).add(text + "\n");
            }
        }

        /** Whether the tests have begun, as far as the lines were given. */
        boolean testing() {
            return testing;
        }
    }
}
