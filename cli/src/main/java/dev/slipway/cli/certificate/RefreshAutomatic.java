package dev.slipway.cli.certificate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;

@picocli.CommandLine.Command(
        name = "certs:auto:refresh",
        description = "Try again at once to get a certificate for domains that have none.")
public final class RefreshAutomatic extends AppCommand {
    public RefreshAutomatic(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        ObjectNode body = Api.object();
        body.put("acm_refresh", true);
        terminal.progress("Refreshing Automatic Certificate Management", () -> api().patch(path("/acm"), body));
    }
}
