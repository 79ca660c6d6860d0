package dev.slipway.cli.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.stream.OutputStreams;
import dev.slipway.cli.terminal.Style;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "rollback",
        description = "Go back to an earlier release: its code and its config vars.")
public final class Rollback extends AppCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "RELEASE",
            description = "Such as v3; the one before the newest if not given.")
    @Nullable
    private String version;

    @Option(
            names = {"-j", "--json"},
            description = "Print the new release as JSON.")
    private boolean json;

    public Rollback(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        JsonNode target = version != null ? Versions.find(api, app(), version) : previous(api);
        JsonNode made = terminal.progress(
                "Rolling back " + shownApp() + " to "
                        + terminal.paint(
                                Style.GOOD, "v" + target.path("version").asText()),
                () -> api.post(
                        path("/releases"),
                        Api.object().put("release", target.path("id").asText())),
                release -> "v" + release.path("version").asText());
        terminal.warning("Rollback affects code and config vars; it doesn't add or remove dynos. To undo, run: "
                + context.script() + " rollback v" + (made.path("version").asInt() - 1) + " -a " + app());
        if (json) {
            terminal.print(made.toPrettyString());
        } else {
            OutputStreams.print(api, made, terminal);
        }
    }

    /** The second that can be gone back to: the first is the one that runs. */
    private JsonNode previous(Api api) {
        boolean found = false;
        for (JsonNode release : api.get(path("/releases"), "version ..; max=10, order=desc")) {
            if (release.path("eligible_for_rollback").asBoolean()) {
                if (found) {
                    return release;
                }
                found = true;
            }
        }
        throw new CommandException("No release of " + app() + " found to roll back to.");
    }
}
