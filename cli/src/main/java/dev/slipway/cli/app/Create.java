package dev.slipway.cli.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.git.GitRepository;
import dev.slipway.cli.git.Remote;
import dev.slipway.cli.terminal.Style;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "create", description = "Create an app, and the git remote that deploys to it.")
public final class Create extends Command {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The app's name; a random one if none is given.")
    @Nullable
    private String name;

    @Option(
            names = {"-a", "--app"},
            paramLabel = "NAME",
            hidden = true)
    @Nullable
    private String option;

    @Option(
            names = {"-t", "--team"},
            paramLabel = "TEAM",
            description = "The team that the app belongs to; it is your own if none is given.")
    @Nullable
    private String team;

    @Option(
            names = {"-r", "--remote"},
            paramLabel = "REMOTE",
            defaultValue = "slipway",
            description = "The git remote to create.")
    private String remote = "slipway";

    @Option(
            names = {"-n", "--no-remote"},
            description = "Do not create a git remote.")
    private boolean withoutRemote;

    @Option(
            names = {"-j", "--json"},
            description = "Print the app as JSON.")
    private boolean json;

    public Create(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        ObjectNode body = Api.object();
        String wanted = name != null ? name : option;
        if (wanted != null) {
            body.put("name", wanted);
        }
        String shown = wanted == null ? "app" : terminal.paint(Style.APP, "⬢ " + wanted);
        JsonNode app = terminal.progress(
                "Creating " + shown,
                () -> create(body),
                created -> wanted == null ? created.path("name").asText() : "");
        connect(app);
        if (json) {
            terminal.print(app.toPrettyString());
        } else {
            terminal.print(
                    app.path("web_url").asText() + " | " + app.path("git_url").asText());
        }
    }

    private JsonNode create(ObjectNode body) {
        if (team == null) {
            return api().post("/apps", body);
        }
        JsonNode made = api().post("/teams/apps", body.put("team", team));
        return api().get("/apps/" + made.path("name").asText());
    }

    private void connect(JsonNode app) {
        GitRepository repository = context.git();
        if (!withoutRemote && repository.exists()) {
            Remote.of(app, context.script(), context.environment()).addTo(repository, remote);
        }
    }
}
