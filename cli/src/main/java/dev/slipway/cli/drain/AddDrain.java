package dev.slipway.cli.drain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "drains:add", description = "Send the log lines of an app to a server.")
public final class AddDrain extends AppCommand {
    @Parameters(
            paramLabel = "URL",
            description = "Such as https://user:password@logs.example.com/drain or syslog+tls://logs.example.com:6514.")
    private String url = "";

    public AddDrain(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        ObjectNode body = Api.object();
        body.put("url", url);
        String added = api().post(path("/log-drains"), body).path("url").asText();
        terminal.print("Successfully added drain " + terminal.paint(Style.NAME, added));
    }
}
