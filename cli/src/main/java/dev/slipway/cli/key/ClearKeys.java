package dev.slipway.cli.key;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;

@picocli.CommandLine.Command(name = "keys:clear", description = "Remove all SSH keys from your account.")
public final class ClearKeys extends Command {
    public ClearKeys(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        terminal.progress("Removing all SSH keys", () -> {
            JsonNode keys = api().get("/account/keys");
            keys.forEach(key -> api().delete("/account/keys/" + key.path("id").asText()));
            return keys;
        });
    }
}
