package dev.slipway.cli.telemetry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "telemetry:add",
        description = "Send the traces, metrics and logs of an app to an OpenTelemetry consumer.")
public final class AddTelemetry extends AppCommand {
    @Parameters(
            paramLabel = "ENDPOINT",
            description = "Such as https://otel.example.com, or with --transport grpc https://otel.example.com:4317.")
    private String endpoint = "";

    @Mixin
    private final Settings settings = new Settings();

    public AddTelemetry(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        ObjectNode body = settings.complete(endpoint);
        body.putObject("owner")
                .put("id", api().get(path("")).path("id").asText())
                .put("type", "app");
        String added =
                api().post(Details.PATH, body).path("exporter").path("endpoint").asText();
        terminal.print("Successfully added drain " + terminal.paint(Style.NAME, added));
    }
}
