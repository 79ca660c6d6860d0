package dev.slipway.cli.ci;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.failure.UsageException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pipeline's test runs, and how one is shown. */
final class TestRunList {
    private static final int SHORT_COMMIT = 7;
    private static final List<String> ENDED = List.of("succeeded", "failed", "errored", "cancelled");

    private TestRunList() {}

    static JsonNode newest(Api api, JsonNode pipeline, int number) {
        return api.get(path(pipeline), "number ..; order=desc,max=" + number);
    }

    /** The run of a number, or the newest if none is given. */
    static JsonNode find(Api api, JsonNode pipeline, @Nullable String number) {
        if (number != null) {
            String digits = number.startsWith("#") ? number.substring(1) : number;
            if (!digits.matches("\\d{1,9}")) {
                throw new UsageException(number + " is no number of a test run, such as 12.");
            }
            return api.get(path(pipeline) + "/" + digits);
        }
        JsonNode newest = newest(api, pipeline, 1);
        if (newest.isEmpty()) {
            throw new CommandException(
                    "The pipeline " + pipeline.path("name").asText() + " has no test runs. One is made with: ci:run");
        }
        return newest.get(0);
    }

    /** Its only node. */
    static JsonNode node(Api api, JsonNode run) {
        return api.get("/test-runs/" + run.path("id").asText() + "/test-nodes").path(0);
    }

    static boolean ended(JsonNode run) {
        return ENDED.contains(run.path("status").asText());
    }

    static String icon(JsonNode run) {
        return switch (run.path("status").asText()) {
            case "succeeded" -> "✓";
            case "failed" -> "✗";
            case "errored", "cancelled" -> "!";
            default -> "-";
        };
    }

    static String commit(JsonNode run) {
        String sha = run.path("commit_sha").asText();
        return sha.length() > SHORT_COMMIT ? sha.substring(0, SHORT_COMMIT) : sha;
    }

    private static String path(JsonNode pipeline) {
        return "/pipelines/" + pipeline.path("id").asText() + "/test-runs";
    }
}
