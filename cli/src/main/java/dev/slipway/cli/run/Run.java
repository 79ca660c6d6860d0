package dev.slipway.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "run",
        description = "Run a command in a one-off dyno, with this terminal. Ends with the command's exit status.")
public final class Run extends OneOff {
    @Option(names = "--no-tty", description = "Give the command plain streams, even from a terminal.")
    private boolean noTty;

    @Option(
            names = {"-x", "--exit-code"},
            description = "Accepted for Heroku's sake: the exit status is always the command's.")
    private boolean exitCode;

    public Run(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        OwnTerminal own = new OwnTerminal(context, noTty);
        ObjectNode request = request(true);
        own.describe(request);
        JsonNode dyno = terminal.progress(
                "Running " + command() + " on " + shownApp(),
                () -> api().post(path("/dynos"), request),
                started -> started.path("name").asText());
        endWith(own.follow(dyno, app()));
    }
}
