package dev.slipway.cli.repository;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.command.Poll;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.stream.OutputStreams;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "git:deploy",
        description = "Fetch the connected repository's branch and deploy where it stands now.")
public final class DeployRepository extends AppCommand {
    private static final Duration ASK_EACH = Duration.ofMillis(300);
    private static final Duration FETCH_WITHIN = Duration.ofMinutes(10);
    private static final Duration END_WITHIN = Duration.ofMinutes(1);
    private static final List<String> OPEN = List.of("queued", "building");

    @Option(names = "--no-wait", description = "Don't wait until it is deployed.")
    private boolean noWait;

    public DeployRepository(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        JsonNode begun = api.post(path("/git-connection/deliveries"), Api.object());
        if (noWait) {
            terminal.print(begun.path("result").asText());
            return;
        }
        String delivery = path("/git-connection/deliveries/" + begun.path("id").asText());
        terminal.progress("Fetching the repository of " + shownApp(), () -> {
            awaitOther(api, delivery, List.of("queued"), FETCH_WITHIN);
            return begun;
        });
        JsonNode build = api.get(delivery).path("build");
        if (build.isObject()) {
            OutputStreams.print(api, api.get(path("/builds/" + build.path("id").asText())), terminal);
        }
        awaitOther(api, delivery, OPEN, END_WITHIN);
        JsonNode ended = api.get(delivery);
        if (ended.path("status").asText().equals("failed")) {
            throw new CommandException(ended.path("result").asText());
        }
        terminal.print(ended.path("result").asText());
    }

    private static void awaitOther(Api api, String delivery, List<String> open, Duration within) {
        Poll.until(
                () -> {
                    JsonNode now = api.get(delivery);
                    return open.contains(now.path("status").asText())
                            ? now.path("result").asText()
                            : "";
                },
                ASK_EACH,
                within);
    }
}
