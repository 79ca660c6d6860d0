package dev.slipway.cli.certificate;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import java.time.Duration;
import java.time.ZoneId;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "certs:auto",
        description = "Show whether an app gets its certificates by itself, and how far each domain is.")
public final class ShowAutomatic extends AppCommand {
    @Option(names = "--wait", description = "Wait until each domain has its certificate, or failed.")
    private boolean wait;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "600", description = "How long to wait (600).")
    private int timeout = 600;

    @Option(
            names = {"-j", "--json"},
            description = "Print the domains as JSON.")
    private boolean json;

    public ShowAutomatic(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        boolean on = api.get(path("")).path("acm").asBoolean();
        if (on && wait) {
            ManagedDomains.await(terminal, api, path(""), Duration.ofSeconds(timeout));
        }
        ManagedDomains domains = ManagedDomains.of(api, path(""));
        if (json) {
            terminal.print(Api.array().addAll(domains.domains()).toPrettyString());
            return;
        }
        terminal.heading("Automatic Certificate Management is " + (on ? "enabled" : "disabled") + " on " + app());
        if (!on) {
            terminal.note("Switch it on with: " + context.script() + " certs:auto:enable -a " + app());
        } else if (domains.isEmpty()) {
            terminal.print("Add a custom domain to your app by running: " + context.script()
                    + " domains:add <yourdomain.com> -a " + app());
        } else {
            domains.print(terminal, context.clock().instant(), ZoneId.systemDefault());
            hint(domains);
        }
    }

    private void hint(ManagedDomains domains) {
        if (domains.anyIs("failed")) {
            terminal.note("\nOnce the reason is gone, have it tried again: " + context.script()
                    + " certs:auto:refresh -a " + app());
        } else if (domains.anyIs("failing")) {
            terminal.note("\nIt is tried again by itself; at once by: " + context.script() + " certs:auto:refresh -a "
                    + app());
        }
    }
}
