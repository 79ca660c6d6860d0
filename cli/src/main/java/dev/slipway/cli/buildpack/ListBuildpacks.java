package dev.slipway.cli.buildpack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "buildpacks", description = "List the buildpacks of an app.")
public final class ListBuildpacks extends BuildpackCommand {
    @Option(
            names = {"-j", "--json"},
            description = "Print the buildpacks as JSON.")
    private boolean json;

    public ListBuildpacks(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode installed = installed();
        if (json) {
            terminal.print(installed.toPrettyString());
        } else if (installed.isEmpty()) {
            terminal.print(app() + " has no buildpacks set: they are detected.");
        } else {
            terminal.heading(app() + " Buildpacks");
            installed.forEach(
                    one -> terminal.print(one.path("buildpack").path("name").asText()));
        }
    }
}
