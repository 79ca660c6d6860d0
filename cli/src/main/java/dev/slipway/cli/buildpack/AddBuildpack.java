package dev.slipway.cli.buildpack;

import dev.slipway.cli.command.Context;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "buildpacks:add", description = "Add a buildpack behind those of an app.")
public final class AddBuildpack extends BuildpackCommand {
    @Parameters(paramLabel = "BUILDPACK", description = "Such as heroku/nodejs.")
    private String buildpack = "";

    public AddBuildpack(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        change("Adding " + buildpack + " to", names -> {
            names.add(buildpack);
            return names;
        });
    }
}
