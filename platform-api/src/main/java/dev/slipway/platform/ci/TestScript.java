package dev.slipway.platform.ci;

import org.jspecify.annotations.Nullable;

/**
 * What a test run's dyno does: its set-up, a line that nothing else prints, and then its tests, each in a shell of its own.
 * The line tells the output of the one from that of the other.
 */
final class TestScript {
    /** The platform's limit for the command of a dyno, with room for what is around the scripts. */
    static final int LONGEST = 30 * 1024;

    private TestScript() {}

    static String command(TestRun run, @Nullable String setup, String test) {
        String begin = "printf '%s\\n' '" + beginning(run) + "'";
        // The line feeds end comments in the scripts.
        String tests = begin + " && (\n" + test + "\n)";
        return setup == null ? tests : "(\n" + setup + "\n) && " + tests;
    }

    /** The line between set-up and tests. */
    static String beginning(TestRun run) {
        return "slipway: the tests of run " + run.id + " begin";
    }
}
