package dev.slipway.platform.ci;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.AccountView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The test run as the Platform API shows it. */
record TestRunView(
        String actorEmail,
        @Nullable Object appSetup,
        boolean clearCache,
        String commitBranch,
        String commitMessage,
        String commitSha,
        Instant createdAt,
        boolean debug,
        Dyno dyno,
        UUID id,
        @Nullable String message,
        int number,
        @Nullable Object organization,
        Ref pipeline,
        String sourceBlobUrl,
        String status,
        Instant updatedAt,
        AccountView user,
        @Nullable String warningMessage) {

    /** A thing by its id. */
    record Ref(UUID id) {}

    record Dyno(String size) {}

    static TestRunView of(TestRun run) {
        Account account = Account.findById(run.accountId);
        return new TestRunView(
                account.email,
                null,
                true,
                run.commitBranch,
                run.commitMessage,
                run.commitSha,
                run.createdAt,
                false,
                new Dyno(run.size.label()),
                run.id,
                run.message,
                run.number,
                null,
                new Ref(run.pipelineId),
                run.sourceUrl,
                run.status.word(),
                run.updatedAt,
                AccountView.of(account),
                run.warning);
    }
}
