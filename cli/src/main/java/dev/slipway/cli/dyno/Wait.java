package dev.slipway.cli.dyno;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.command.Poll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "ps:wait",
        description =
                "Wait until all dynos run the current release and are up; ends with 1 if they don't come up in time.")
public final class Wait extends AppCommand {
    @Option(
            names = {"-t", "--type"},
            paramLabel = "TYPE",
            description = "Only dynos of this process type.")
    @Nullable
    private String type;

    @Option(
            names = {"-w", "--wait-interval"},
            paramLabel = "SECONDS",
            defaultValue = "1",
            description = "How often to ask (1).")
    private int interval = 1;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "600", description = "How long to wait (600).")
    private int timeout = 600;

    public Wait(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        terminal.progress("Waiting for the dynos of " + shownApp(), () -> {
            Poll.until(() -> missing(api), Duration.ofSeconds(Math.max(1, interval)), Duration.ofSeconds(timeout));
            return "";
        });
    }

    private String missing(Api api) {
        int current = 0;
        for (JsonNode release : api.get(path("/releases"), "version ..; max=10, order=desc")) {
            String status = release.path("status").asText();
            if (status.equals("pending")) {
                return "v" + release.path("version").asText() + " is pending";
            }
            if (release.path("current").asBoolean()) {
                current = release.path("version").asInt();
                break;
            }
        }
        List<String> missing = new ArrayList<>();
        Map<String, Integer> up = new HashMap<>();
        for (JsonNode dyno : api.get(path("/dynos"))) {
            if (isUp(dyno, current)) {
                up.merge(dyno.path("type").asText(), 1, Integer::sum);
            } else if (counts(dyno.path("type").asText())) {
                missing.add(dyno.path("name").asText() + " of v"
                        + dyno.path("release").path("version").asText() + " is "
                        + dyno.path("state").asText());
            }
        }
        // A dyno that is not made yet is in no list.
        for (JsonNode entry : api.get(path("/formation"))) {
            String formationType = entry.path("type").asText();
            int running = up.getOrDefault(formationType, 0);
            if (counts(formationType) && running < entry.path("quantity").asInt()) {
                missing.add(running + " of " + entry.path("quantity").asText() + " " + formationType + " dynos are up");
            }
        }
        return String.join(", ", missing);
    }

    private boolean counts(String dynoType) {
        return type != null ? type.equals(dynoType) : !dynoType.equals("run") && !dynoType.equals("release");
    }

    private static boolean isUp(JsonNode dyno, int release) {
        return dyno.path("state").asText().equals("up")
                && dyno.path("release").path("version").asInt() >= release;
    }
}
