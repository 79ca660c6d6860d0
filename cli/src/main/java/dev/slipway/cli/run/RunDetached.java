package dev.slipway.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.command.Context;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "run:detached",
        description = "Run a command in a one-off dyno, and don't wait for it. Its output goes to the log.")
public final class RunDetached extends OneOff {
    @Option(names = "--time-to-live", paramLabel = "SECONDS", description = "End it after so long, at most a day.")
    @Nullable
    private Long seconds;

    public RunDetached(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        ObjectNode request = request(false);
        if (seconds != null) {
            request.put("time_to_live", Duration.ofSeconds(seconds).toSeconds());
        }
        JsonNode dyno = terminal.progress(
                "Running " + command() + " on " + shownApp(),
                () -> api().post(path("/dynos"), request),
                started -> started.path("name").asText());
        String name = dyno.path("name").asText();
        terminal.print("Run " + context.script() + " logs --app " + app() + " --dyno " + name + " to view the output.");
    }
}
