package dev.slipway.cli.feature;

import dev.slipway.cli.command.Context;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "features:enable", description = "Switch a feature on.")
public final class EnableFeature extends FeatureCommand {
    @Parameters(paramLabel = "FEATURE", description = "The feature's name or id.")
    private String name = "";

    public EnableFeature(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        update(name, true);
    }
}
