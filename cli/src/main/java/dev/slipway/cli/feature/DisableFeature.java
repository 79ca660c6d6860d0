package dev.slipway.cli.feature;

import dev.slipway.cli.command.Context;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "features:disable", description = "Switch a feature off.")
public final class DisableFeature extends FeatureCommand {
    @Parameters(paramLabel = "FEATURE", description = "The feature's name or id.")
    private String name = "";

    public DisableFeature(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        update(name, false);
    }
}
