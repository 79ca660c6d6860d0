package dev.slipway.console.ci;

import dev.slipway.platform.account.AccountRef;
import dev.slipway.platform.ci.TestRun;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One test run.
 *
 * @param commit the first digits of the commit
 * @param title the first line of the commit's message
 * @param status one of Heroku's words, such as {@code running}
 * @param message why it went wrong, or what it waits for
 * @param exitCode of the tests; null if they did not come to their end
 */
record TestRunRow(
        UUID id,
        int number,
        String branch,
        String commit,
        String title,
        String by,
        String status,
        boolean underWay,
        @Nullable String message,
        @Nullable String warning,
        @Nullable Integer exitCode,
        String size,
        Instant at,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {
    private static final int SHOWN_DIGITS = 8;

    static TestRunRow of(TestRun run) {
        return new TestRunRow(
                run.id,
                run.number,
                run.commitBranch,
                run.commitSha.substring(0, Math.min(SHOWN_DIGITS, run.commitSha.length())),
                run.commitMessage.lines().findFirst().orElse(""),
                AccountRef.of(run.accountId).email(),
                run.status.word(),
                run.underWay(),
                run.message,
                run.warning,
                run.exitCode,
                run.size.label(),
                run.createdAt,
                run.startedAt,
                Optional.of(run.updatedAt).filter(_ -> !run.underWay()).orElse(null));
    }
}
