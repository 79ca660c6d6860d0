package dev.slipway.cli.ci;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.config.ShownConfig;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "ci:config:get",
        description = "Print the value of a config var that a pipeline's test runs get.")
public final class GetTestConfig extends CiCommand {
    @Parameters(paramLabel = "KEY", description = "The config var's name.")
    private String key = "";

    @Option(
            names = {"-s", "--shell"},
            description = "Print it as a shell reads it.")
    private boolean shell;

    @Option(
            names = {"-j", "--json"},
            description = "Print it as JSON.")
    private boolean json;

    public GetTestConfig(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        new ShownConfig(terminal, api.get(configPath(pipeline(api)))).one(key, json, shell);
    }
}
