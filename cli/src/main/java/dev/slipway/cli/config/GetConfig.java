package dev.slipway.cli.config;

import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "config:get", description = "Print the value of a config var.")
public final class GetConfig extends AppCommand {
    @Parameters(arity = "1..*", paramLabel = "KEY", description = "The config var's name.")
    private List<String> keys = List.of();

    @Option(
            names = {"-s", "--shell"},
            description = "Print it as a shell reads it.")
    private boolean shell;

    @Option(
            names = {"-j", "--json"},
            description = "Print it as JSON.")
    private boolean json;

    public GetConfig(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        ShownConfig config = new ShownConfig(terminal, api().get(path("/config-vars")));
        keys.forEach(key -> config.one(key, json, shell));
    }
}
