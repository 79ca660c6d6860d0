package dev.slipway.cli.run;

import dev.slipway.cli.command.Context;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "ps:exec",
        description = "Open a shell inside a dyno that is up, or run a command in it, with this terminal.")
public final class Exec extends Inside {
    private static final String SHELL = "if command -v bash > /dev/null; then exec bash; else exec sh; fi";

    @Option(
            names = {"-d", "--dyno"},
            paramLabel = "DYNO",
            description = "The dyno to go into; web.1 if none is named.")
    private String dyno = "web.1";

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "What to run instead of a shell.")
    private List<String> words = new ArrayList<>();

    public Exec(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        if (words.isEmpty()) {
            runIn(dyno, SHELL, "a shell");
        } else {
            String command = Words.commandLine(words);
            runIn(dyno, command, command);
        }
    }
}
