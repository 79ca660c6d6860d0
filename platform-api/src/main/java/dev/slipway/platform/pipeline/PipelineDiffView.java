package dev.slipway.platform.pipeline;

import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppRef;
import dev.slipway.platform.git.Commits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an app stands to one of the next stage.
 *
 * @param app the other app
 * @param status {@code up_to_date}, {@code ahead}, {@code behind}, {@code diverged}, or {@code unknown} with a message
 * @param commits those that the other app lacks, the newest first
 */
record PipelineDiffView(
        int aheadBy,
        AppRef app,
        int behindBy,
        List<Commit> commits,
        @Nullable String message,
        String stage,
        String status) {

    record Commit(String author, Instant date, String message, String sha) {
        static Commit of(Commits.Commit commit) {
            return new Commit(commit.author(), commit.date(), commit.message(), commit.id());
        }
    }

    static PipelineDiffView of(App other, Stage stage, Commits.Distance distance) {
        return new PipelineDiffView(
                distance.ahead(),
                AppRef.of(other),
                distance.behind(),
                distance.commits().stream().map(Commit::of).toList(),
                null,
                stage.word(),
                status(distance));
    }

    static PipelineDiffView unknown(App other, Stage stage, String why) {
        return new PipelineDiffView(0, AppRef.of(other), 0, List.of(), why, stage.word(), "unknown");
    }

    private static String status(Commits.Distance distance) {
        if (distance.ahead() > 0) {
            return distance.behind() > 0 ? "diverged" : "ahead";
        }
        return distance.behind() > 0 ? "behind" : "up_to_date";
    }
}
