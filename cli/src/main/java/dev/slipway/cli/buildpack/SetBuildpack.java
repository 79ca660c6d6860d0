package dev.slipway.cli.buildpack;

import dev.slipway.cli.command.Context;
import java.util.List;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "buildpacks:set",
        description = "Set the buildpack of an app, in the place of those it has.")
public final class SetBuildpack extends BuildpackCommand {
    @Parameters(paramLabel = "BUILDPACK", description = "Such as heroku/nodejs.")
    private String buildpack = "";

    public SetBuildpack(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        change("Setting the buildpack of", _ -> List.of(buildpack));
    }
}
