package dev.slipway.cli.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What both kinds of one-off dynos are asked for with. */
abstract class OneOff extends AppCommand {
    @Option(
            names = {"-s", "--size"},
            paramLabel = "SIZE",
            description = "The dyno's size, such as Standard-2X.")
    @Nullable
    private String size;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description =
                    "A process type of the app, to run in its image; any other is a name for the dyno, instead of run.")
    @Nullable
    private String type;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "NAME=VALUE",
            description = "An environment variable beyond the config vars; several are separated by ; or given apart.")
    private List<String> variables = new ArrayList<>();

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "What to run. Its own options come after it.")
    private List<String> words = new ArrayList<>();

    OneOff(Context context) {
        super(context);
    }

    @Override
    public boolean passesOptionsOn() {
        return true;
    }

    final String command() {
        return Words.commandLine(words);
    }

    final ObjectNode request(boolean attach) {
        ObjectNode request = Api.object();
        request.put("command", command());
        request.put("attach", attach);
        if (size != null) {
            request.put("size", size);
        }
        if (type != null) {
            request.put("type", type);
        }
        Words.putVariables(variables, request.putObject("env"));
        return request;
    }
}
