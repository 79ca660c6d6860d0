package dev.slipway.cli.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.command.Poll;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.terminal.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "pipelines:promote",
        description = "Release what is live in an app in the apps of the next stage: the same image, their own config.")
public final class Promote extends AppCommand {
    private static final Duration ASK_EACH = Duration.ofMillis(500);
    private static final Duration END_WITHIN = Duration.ofMinutes(30);

    @Option(
            names = {"-t", "--to"},
            paramLabel = "APPS",
            split = ",",
            description = "The apps to promote to, with commas between; those of the next stage if not given.")
    private List<String> to = new ArrayList<>();

    public Promote(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        JsonNode own = Couplings.ofApp(api, app());
        String pipeline = own.path("pipeline").path("id").asText();
        List<String> targets = to.isEmpty() ? next(api, pipeline, own) : to;
        ObjectNode body = Api.object();
        body.putObject("pipeline").put("id", pipeline);
        body.putObject("source")
                .putObject("app")
                .put("id", own.path("app").path("id").asText());
        ArrayNode into = body.putArray("targets");
        targets.forEach(target -> into.addObject().putObject("app").put("id", target));
        String path = "/pipeline-promotions/"
                + terminal.progress(
                                "Promoting " + shownApp() + " to " + String.join(", ", targets),
                                () -> api.post("/pipeline-promotions", body))
                        .path("id")
                        .asText();
        terminal.progress("Waiting for the releases", () -> {
            Poll.until(() -> missing(api, path), ASK_EACH, END_WITHIN);
            return path;
        });
        tell(api, api.get(path + "/promotion-targets"));
    }

    private List<String> next(Api api, String pipeline, JsonNode own) {
        List<JsonNode> others = StreamSupport.stream(
                        Couplings.ofPipeline(api, pipeline).spliterator(), false)
                .toList();
        int stage = Couplings.STAGES.indexOf(own.path("stage").asText());
        for (String later : Couplings.STAGES.subList(stage + 1, Couplings.STAGES.size())) {
            List<String> apps = others.stream()
                    .filter(coupling -> coupling.path("stage").asText().equals(later))
                    .map(coupling -> Couplings.appName(api, coupling))
                    .toList();
            if (!apps.isEmpty()) {
                return apps;
            }
        }
        throw new CommandException(app() + " is in stage " + own.path("stage").asText()
                + ", and no app of its pipeline is in a later one. Add one: pipelines:add, or name apps with --to.");
    }

    private static String missing(Api api, String path) {
        return api.get(path).path("status").asText().equals("pending") ? "the releases have not ended" : "";
    }

    private void tell(Api api, JsonNode targets) {
        Table table = new Table();
        boolean failed = false;
        for (JsonNode target : targets) {
            failed |= !target.path("status").asText().equals("succeeded");
            table.row(
                    Couplings.appName(api, target),
                    target.path("status").asText(),
                    target.path("error_message").asText("").replace("null", ""));
        }
        table.printTo(terminal);
        if (failed) {
            throw new CommandException("Not every app took the promotion; what was live there before still is.");
        }
    }
}
