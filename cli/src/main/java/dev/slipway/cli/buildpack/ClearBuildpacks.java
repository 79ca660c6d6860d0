package dev.slipway.cli.buildpack;

import dev.slipway.cli.command.Context;
import java.util.List;

@picocli.CommandLine.Command(name = "buildpacks:clear", description = "Let the buildpacks of an app be detected again.")
public final class ClearBuildpacks extends BuildpackCommand {
    public ClearBuildpacks(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        change("Clearing the buildpacks of", _ -> List.of());
    }
}
