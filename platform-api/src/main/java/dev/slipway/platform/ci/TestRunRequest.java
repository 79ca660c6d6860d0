package dev.slipway.platform.ci;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.build.SourceBlob;
import dev.slipway.platform.http.Fields;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /test-runs} takes.
 *
 * @param pipeline an id or name
 * @param message the commit's, its first line at least
 */
record TestRunRequest(String pipeline, String branch, String sha, String message, SourceBlob source) {
    private static final int LONGEST = 200;
    private static final int LONGEST_MESSAGE = 10_000;

    static TestRunRequest read(@Nullable JsonNode body) {
        String pipeline = Fields.reference(body, "pipeline");
        String branch = line(body, "commit_branch");
        String sha = line(body, "commit_sha");
        String message = Fields.text(body, "commit_message").strip();
        if (message.length() > LONGEST_MESSAGE || message.indexOf('\0') >= 0) {
            throw SlipwayException.invalid(
                    "commit_message is a text of at most %d characters without a NUL.", LONGEST_MESSAGE);
        }
        if (Fields.flag(body, "debug").orElse(false)) {
            throw SlipwayException.invalid(
                    "A test run can't be debugged from here. Run the tests by hand in a one-off dyno of an app of this commit: slipway run bash -a APP");
        }
        return new TestRunRequest(pipeline, branch, sha, message, source(body, sha));
    }

    private static SourceBlob source(@Nullable JsonNode body, String sha) {
        try {
            return new SourceBlob(new URI(Fields.text(body, "source_blob_url")), null, sha, null);
        } catch (URISyntaxException e) {
            throw SlipwayException.invalid("source_blob_url is not a URL: %s.", e.getReason());
        }
    }

    private static String line(@Nullable JsonNode body, String field) {
        return Fields.line(body, field, LONGEST)
                .orElseThrow(() -> SlipwayException.invalid(
                        "Say what to test: {\"pipeline\": ID, \"commit_branch\": NAME, \"commit_sha\": ID, \"commit_message\": TEXT, \"source_blob_url\": URL}; %s is missing.",
                        field));
    }
}
