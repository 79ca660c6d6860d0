package dev.slipway.cli.dyno;

import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "ps:restart", description = "Restart all dynos of an app, those of a type, or one.")
public final class Restart extends AppCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "TYPE|DYNO",
            description = "Such as web, or web.1; all dynos if not given.")
    @Nullable
    private String target;

    public Restart(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        String wanted = target;
        if (wanted == null) {
            restart("all dynos", "/dynos");
        } else if (wanted.contains(".")) {
            restart("dyno " + wanted, "/dynos/" + wanted);
        } else {
            restart("all " + wanted + " dynos", "/formations/" + wanted);
        }
    }

    private void restart(String what, String below) {
        terminal.progress("Restarting " + what + " on " + shownApp(), () -> api().delete(path(below)));
    }
}
