package dev.slipway.cli.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.repository.DeployBranches;
import dev.slipway.cli.terminal.Table;
import dev.slipway.cli.terminal.Times;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "info", description = "Show an app in detail.")
public final class Info extends AppCommand {
    @Option(
            names = {"-j", "--json"},
            description = "Print the app as JSON.")
    private boolean json;

    public Info(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        JsonNode app = api.get(path(""));
        JsonNode dynos = api.get(path("/dynos"));
        JsonNode git = api.get(path("/git-settings"));
        if (json) {
            ObjectNode all = Api.object();
            all.set("app", app);
            all.set("dynos", dynos);
            all.set("git", git);
            terminal.print(all.toPrettyString());
            return;
        }
        terminal.heading(app.path("name").asText());
        new Table()
                .row(
                        "Created:",
                        Times.withAge(
                                app.path("created_at").asText(),
                                context.clock().instant(),
                                context.clock().getZone()))
                .row("Deploy branch:", DeployBranches.shown(git))
                .row("Dynos:", counted(dynos))
                .row("Git URL:", app.path("git_url").asText())
                .row("Owner:", app.path("owner").path("email").asText())
                .row("Repo Size:", Sizes.shown(app.path("repo_size")))
                .row("Slug Size:", Sizes.shown(app.path("slug_size")))
                .row("Stack:", app.path("stack").path("name").asText())
                .row("Web URL:", app.path("web_url").asText())
                .printTo(terminal);
    }

    private static String counted(JsonNode dynos) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        dynos.forEach(dyno -> counts.merge(dyno.path("type").asText(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(count -> count.getKey() + ": " + count.getValue())
                .collect(Collectors.joining(", "));
    }
}
