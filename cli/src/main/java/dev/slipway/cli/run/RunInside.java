package dev.slipway.cli.run;

import dev.slipway.cli.command.Context;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "run:inside",
        description =
                "Run a command inside a dyno that is up, with this terminal. Ends with the command's exit status.")
public final class RunInside extends Inside {
    @Parameters(index = "0", paramLabel = "DYNO", description = "Such as web.1.")
    private String dyno = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "What to run. Its own options come after it.")
    private List<String> words = new ArrayList<>();

    public RunInside(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        String command = Words.commandLine(words);
        runIn(dyno, command, command);
    }
}
