package dev.slipway.cli.drain;

import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "drains:remove", description = "Send no more log lines of an app to a server.")
public final class RemoveDrain extends AppCommand {
    @Parameters(paramLabel = "URL_OR_TOKEN", description = "The drain's URL or token, as drains shows them.")
    private String drain = "";

    public RemoveDrain(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        String encoded = URLEncoder.encode(drain, StandardCharsets.UTF_8);
        String removed =
                api().delete(path("/log-drains/" + encoded)).path("url").asText();
        terminal.print("Successfully removed drain " + terminal.paint(Style.NAME, removed));
    }
}
