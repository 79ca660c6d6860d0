package dev.slipway.cli.buildpack;

import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "buildpacks:remove", description = "Remove a buildpack from an app.")
public final class RemoveBuildpack extends BuildpackCommand {
    @Parameters(paramLabel = "BUILDPACK", description = "Such as heroku/nodejs.")
    private String buildpack = "";

    public RemoveBuildpack(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        change("Removing " + buildpack + " from", names -> {
            if (!names.remove(buildpack)) {
                throw new CommandException(app() + " has no buildpack " + buildpack + ".");
            }
            return names;
        });
    }
}
