package dev.slipway.cli.config;

import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "config", description = "List the config vars of an app.")
public final class ShowConfig extends AppCommand {
    @Option(
            names = {"-j", "--json"},
            description = "Print them as JSON.")
    private boolean json;

    @Option(
            names = {"-s", "--shell"},
            description = "Print them as a shell reads them.")
    private boolean shell;

    public ShowConfig(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        ShownConfig config = new ShownConfig(terminal, api().get(path("/config-vars")));
        if (json) {
            config.json();
        } else if (shell) {
            config.shell();
        } else if (config.vars().isEmpty()) {
            terminal.print(app() + " has no config vars.");
        } else {
            config.table(app() + " Config Vars");
        }
    }
}
