package dev.slipway.cli.ci;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Poll;
import dev.slipway.cli.stream.OutputStreams;
import dev.slipway.cli.terminal.Style;
import dev.slipway.cli.terminal.Terminal;
import java.time.Duration;

/** Shows one test run on the terminal: its set-up, its tests, and how it ended. */
final class ShownRun {
    private static final Duration ASK_EACH = Duration.ofMillis(500);
    private static final Duration END_WITHIN = Duration.ofMinutes(10);

    private final Api api;
    private final Terminal terminal;

    ShownRun(Api api, Terminal terminal) {
        this.api = api;
        this.terminal = terminal;
    }

    /**
     * Prints what a run has printed, or prints, and waits for its end.
     *
     * @return what the command is to end with: the exit code of the tests; 1 if they did not come to their end
     */
    int show(JsonNode run) {
        JsonNode node = TestRunList.node(api, run);
        OutputStreams.print(api, node.path("setup_stream_url").asText(), terminal);
        OutputStreams.print(api, node.path("output_stream_url").asText(), terminal);
        String path = "/test-runs/" + run.path("id").asText();
        Poll.until(() -> TestRunList.ended(api.get(path)) ? "" : "the test run has not ended", ASK_EACH, END_WITHIN);
        JsonNode ended = api.get(path);
        tell(ended);
        return exitCode(ended, TestRunList.node(api, run));
    }

    private void tell(JsonNode run) {
        String line = "%s #%s %s:%s %s"
                .formatted(
                        TestRunList.icon(run),
                        run.path("number").asText(),
                        run.path("commit_branch").asText(),
                        TestRunList.commit(run),
                        run.path("status").asText());
        terminal.print("");
        terminal.print(terminal.paint(succeeded(run) ? Style.GOOD : Style.BAD, line));
        if (run.hasNonNull("warning_message")) {
            terminal.warning(run.path("warning_message").asText());
        }
        if (run.hasNonNull("message")) {
            terminal.note(run.path("message").asText());
        }
    }

    private static int exitCode(JsonNode run, JsonNode node) {
        if (succeeded(run)) {
            return 0;
        }
        int code = node.path("exit_code").asInt(0);
        return code == 0 ? 1 : code;
    }

    private static boolean succeeded(JsonNode run) {
        return run.path("status").asText().equals("succeeded");
    }
}
