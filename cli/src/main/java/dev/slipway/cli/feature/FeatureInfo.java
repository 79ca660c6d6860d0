package dev.slipway.cli.feature;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "features:info", description = "Show a feature, and whether it is on.")
public final class FeatureInfo extends FeatureCommand {
    @Parameters(paramLabel = "FEATURE", description = "The feature's name or id.")
    private String name = "";

    @Option(
            names = {"-j", "--json"},
            description = "Print the feature as JSON.")
    private boolean json;

    public FeatureInfo(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode feature = feature(name);
        if (json) {
            terminal.print(feature.toPrettyString());
            return;
        }
        terminal.heading(feature.path("name").asText());
        new Table()
                .row("Description:", feature.path("description").asText())
                .row("Enabled:", feature.path("enabled").asText())
                .printTo(terminal);
    }
}
