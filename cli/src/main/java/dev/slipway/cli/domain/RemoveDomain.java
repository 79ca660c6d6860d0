package dev.slipway.cli.domain;

import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "domains:remove", description = "Remove a hostname from an app.")
public final class RemoveDomain extends AppCommand {
    @Parameters(paramLabel = "HOSTNAME", description = "Such as www.example.com.")
    private String hostname = "";

    public RemoveDomain(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        String encoded = URLEncoder.encode(hostname, StandardCharsets.UTF_8);
        terminal.progress(
                "Removing " + terminal.paint(Style.GOOD, hostname) + " from " + shownApp(),
                () -> api().delete(path("/domains/" + encoded)));
    }
}
