package dev.slipway.cli.user;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.terminal.Terminal;

/** The link that an administrator passes on. */
final class PasswordLink {
    private PasswordLink() {}

    static void print(JsonNode user, boolean json, Terminal terminal) {
        if (json) {
            terminal.print(user.toPrettyString());
            return;
        }
        terminal.note("Pass this link on; it sets the password once, and ends after some days:");
        terminal.print(user.path("password_url").asText());
    }
}
