package dev.slipway.cli.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.git.GitRepository;
import dev.slipway.cli.git.Remote;
import dev.slipway.cli.terminal.Style;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "rename", description = "Give an app another name, and with it another hostname.")
public final class Rename extends AppCommand {
    @Parameters(paramLabel = "NEWNAME", description = "The new name.")
    private String newName = "";

    @Option(
            names = {"-j", "--json"},
            description = "Print the app as JSON.")
    private boolean json;

    public Rename(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        String oldName = app();
        JsonNode app = terminal.progress(
                "Renaming " + shownApp() + " to " + terminal.paint(Style.APP, newName),
                () -> api().patch(path(""), Api.object().put("name", newName)));
        turnRemotes(oldName, app);
        terminal.print(
                json
                        ? app.toPrettyString()
                        : app.path("web_url").asText() + " | "
                                + app.path("git_url").asText());
    }

    /** The remotes of the repository at hand that led to the app go on leading there. */
    private void turnRemotes(String oldName, JsonNode app) {
        GitRepository repository = context.git();
        for (String remote : repository.remotes()) {
            if (repository.appOf(remote).filter(oldName::equals).isPresent()) {
                Remote.of(app, context.script(), context.environment()).addTo(repository, remote);
                terminal.note("The git remote " + remote + " leads to " + newName + " now.");
            }
        }
    }
}
