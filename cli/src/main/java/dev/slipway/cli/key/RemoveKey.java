package dev.slipway.cli.key;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.terminal.Style;
import java.util.List;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "keys:remove", description = "Remove an SSH key from your account.")
public final class RemoveKey extends Command {
    @Parameters(paramLabel = "KEY", description = "The key's comment, such as me@laptop, or its fingerprint.")
    private String key = "";

    public RemoveKey(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        terminal.progress("Removing " + terminal.paint(Style.GOOD, key) + " SSH key", () -> {
            JsonNode all = api().get("/account/keys");
            List<JsonNode> chosen = StreamSupport.stream(all.spliterator(), false)
                    .filter(this::isMeant)
                    .toList();
            if (chosen.isEmpty()) {
                throw new CommandException("SSH Key " + key + " not found. Found keys: "
                        + String.join(", ", all.findValuesAsText("comment")) + ".");
            }
            chosen.forEach(
                    found -> api().delete("/account/keys/" + found.path("id").asText()));
            return chosen;
        });
    }

    private boolean isMeant(JsonNode found) {
        return found.path("comment").asText().equals(key)
                || found.path("fingerprint").asText().equals(key);
    }
}
