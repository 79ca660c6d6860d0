package dev.slipway.cli.app;

import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;

@picocli.CommandLine.Command(name = "open", description = "Print the app's URL.")
public final class Open extends AppCommand {
    public Open(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        terminal.print(api().get(path("")).path("web_url").asText());
    }
}
