package dev.slipway.cli.config;

import dev.slipway.cli.command.Context;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "config:set", description = "Set config vars; makes a new release.")
public final class SetConfig extends ConfigChange {
    @Parameters(arity = "1..*", paramLabel = "KEY=VALUE", description = "A config var and its value.")
    private List<String> assignments = List.of();

    @Option(
            names = {"-j", "--json"},
            description = "Print all config vars as JSON.")
    private boolean json;

    public SetConfig(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Assignments wanted = Assignments.of(assignments);
        ShownConfig config = new ShownConfig(terminal, apply("Setting", wanted.names(), wanted.change()));
        if (json) {
            config.json();
        } else {
            config.changed(wanted.names());
        }
    }
}
