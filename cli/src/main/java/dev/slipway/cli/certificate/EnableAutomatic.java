package dev.slipway.cli.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import java.time.Duration;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "certs:auto:enable",
        description = "Get certificates for the custom domains of an app by ACME, now and in time; this agrees to the"
                + " authority's terms of service.")
public final class EnableAutomatic extends AppCommand {
    @Option(names = "--wait", description = "Wait until each domain has its certificate, or failed.")
    private boolean wait;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "600", description = "How long to wait (600).")
    private int timeout = 600;

    @Option(
            names = {"-j", "--json"},
            description = "Print the app as JSON.")
    private boolean json;

    public EnableAutomatic(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        JsonNode enabled = terminal.progress(
                "Enabling Automatic Certificate Management", () -> api.post(path("/acm"), Api.object()));
        if (wait) {
            ManagedDomains.await(terminal, api, path(""), Duration.ofSeconds(timeout));
        }
        if (json) {
            terminal.print(enabled.toPrettyString());
        } else if (ManagedDomains.of(api, path("")).isEmpty()) {
            terminal.note("Add a custom domain to your app by running: " + context.script()
                    + " domains:add <yourdomain.com> -a " + app());
        } else if (!wait) {
            terminal.note("See how far it is with: " + context.script() + " certs:auto -a " + app());
        }
    }
}
