package dev.slipway.platform.ci;

import dev.slipway.platform.stream.StreamUrls;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a test run runs, as the Platform API shows it. Each has one, which has the run's id. */
record TestNodeView(
        Instant createdAt,
        @Nullable Dyno dyno,
        @Nullable String errorStatus,
        @Nullable Integer exitCode,
        UUID id,
        int index,
        @Nullable String message,
        String outputStreamUrl,
        TestRunView.Ref pipeline,
        String setupStreamUrl,
        String status,
        TestRunView.Ref testRun,
        Instant updatedAt) {
    /** What the URLs of its two streams are good for. */
    static final String SETUPS = "test-setups";

    static final String OUTPUTS = "test-outputs";

    record Dyno(@Nullable String attachUrl, UUID id) {}

    static TestNodeView of(TestRun run, StreamUrls urls) {
        return new TestNodeView(
                run.createdAt,
                run.dynoId == null ? null : new Dyno(null, run.dynoId),
                run.errorStatus == null ? null : run.errorStatus.word(),
                run.exitCode,
                run.id,
                0,
                run.message,
                urls.of(OUTPUTS, run.id),
                new TestRunView.Ref(run.pipelineId),
                urls.of(SETUPS, run.id),
                run.status.word(),
                new TestRunView.Ref(run.id),
                run.updatedAt);
    }
}
