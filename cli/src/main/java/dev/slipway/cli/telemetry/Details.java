package dev.slipway.cli.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.terminal.Table;
import dev.slipway.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;

/** A drain as Heroku's commands show it. */
final class Details {
    static final String PATH = "/telemetry-drains";

    private Details() {}

    static void print(JsonNode drain, Api api, Terminal terminal) {
        JsonNode app = api.get("/apps/" + drain.path("owner").path("id").asText());
        JsonNode exporter = drain.path("exporter");
        terminal.heading(drain.path("id").asText());
        Table table = new Table()
                .row("App:", app.path("name").asText())
                .row("Signals:", signals(drain))
                .row("Endpoint:", exporter.path("endpoint").asText())
                .row("Transport:", exporter.path("type").asText().equals("otlp") ? "gRPC" : "HTTP");
        if (!exporter.path("headers").isEmpty()) {
            table.row("Headers:", exporter.path("headers").toString());
        }
        table.printTo(terminal);
    }

    static String signals(JsonNode drain) {
        List<String> signals = new ArrayList<>();
        drain.path("signals").forEach(signal -> signals.add(signal.asText()));
        return String.join(", ", signals);
    }
}
