package dev.slipway.cli.feature;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "features", description = "List what can be switched for an app or your account.")
public final class ListFeatures extends FeatureCommand {
    @Option(
            names = {"-j", "--json"},
            description = "Print the features as JSON.")
    private boolean json;

    public ListFeatures(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode features = features();
        if (json) {
            terminal.print(features.toPrettyString());
            return;
        }
        terminal.heading(heading());
        int longest = StreamSupport.stream(features.spliterator(), false)
                .mapToInt(feature -> feature.path("name").asText().length())
                .max()
                .orElse(0);
        features.forEach(feature -> terminal.print(line(feature, longest)));
    }

    private String line(JsonNode feature, int longest) {
        boolean enabled = feature.path("enabled").asBoolean();
        String name = feature.path("name").asText();
        String head = (enabled ? "[+] " : "[ ] ") + name + " ".repeat(longest - name.length());
        return (enabled ? terminal.paint(Style.GOOD, head) : head) + "  "
                + feature.path("description").asText();
    }
}
