package dev.slipway.cli.key;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "keys", description = "List your SSH keys.")
public final class ListKeys extends Command {
    private static final int SHOWN = 10;

    @Option(
            names = {"-l", "--long"},
            description = "Show the keys in full.")
    private boolean full;

    @Option(
            names = {"-j", "--json"},
            description = "Print the keys as JSON.")
    private boolean json;

    public ListKeys(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode keys = api().get("/account/keys");
        if (json) {
            terminal.print(keys.toPrettyString());
        } else if (keys.isEmpty()) {
            terminal.print("You have no SSH keys.");
        } else {
            terminal.heading(keys.path(0).path("email").asText() + " keys");
            keys.forEach(key -> terminal.print(shown(key.path("public_key").asText())));
        }
    }

    private String shown(String line) {
        String[] parts = line.split(" ", 3);
        if (full || parts.length < 2 || parts[1].length() <= 2 * SHOWN) {
            return line;
        }
        String data = parts[1];
        parts[1] = data.substring(0, SHOWN) + "..." + data.substring(data.length() - SHOWN);
        return String.join(" ", parts);
    }
}
