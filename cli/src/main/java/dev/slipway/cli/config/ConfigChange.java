package dev.slipway.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import java.util.Collection;

/** What setting and unsetting have in common: one change, one new release. */
abstract class ConfigChange extends AppCommand {
    private static final String NEWEST = "version ..; order=desc,max=1";

    protected ConfigChange(Context context) {
        super(context);
    }

    /** Sends the change, says which release came of it, and returns the config vars as they are now. */
    protected JsonNode apply(String verb, Collection<String> names, ObjectNode change) {
        Api api = api();
        return terminal.progress(
                        verb + " " + String.join(", ", names) + " and restarting " + shownApp(),
                        () -> new Changed(api.patch(path("/config-vars"), change), api.get(path("/releases"), NEWEST)),
                        Changed::version)
                .vars();
    }

    private record Changed(JsonNode vars, JsonNode releases) {
        String version() {
            return releases.isEmpty()
                    ? ""
                    : "v" + releases.get(0).path("version").asText();
        }
    }
}
