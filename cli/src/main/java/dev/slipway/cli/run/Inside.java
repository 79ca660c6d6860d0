package dev.slipway.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What both commands share that run something in a dyno that is up. */
abstract class Inside extends AppCommand {
    @Option(
            names = {"-e", "--env"},
            paramLabel = "NAME=VALUE",
            description = "An environment variable beyond the dyno's; several are separated by ; or given apart.")
    private List<String> variables = new ArrayList<>();

    @Option(names = "--no-tty", description = "Give the command plain streams, even from a terminal.")
    private boolean noTty;

    @Option(
            names = {"-x", "--exit-code"},
            description = "Accepted for Heroku's sake: the exit status is always the command's.")
    private boolean exitCode;

    Inside(Context context) {
        super(context);
    }

    @Override
    public boolean passesOptionsOn() {
        return true;
    }

    /** @param shown the command as the progress line has it */
    final void runIn(String dyno, String command, String shown) {
        OwnTerminal own = new OwnTerminal(context, noTty);
        ObjectNode request = Api.object();
        request.put("command", command);
        Words.putVariables(variables, request.putObject("env"));
        own.describe(request);
        JsonNode answer = terminal.progress(
                "Running " + shown + " inside " + dyno + " on " + shownApp(),
                () -> api().post(path("/dynos/" + dyno), request),
                _ -> "up");
        endWith(own.follow(answer, app()));
    }
}
