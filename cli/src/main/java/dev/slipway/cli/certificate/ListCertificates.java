package dev.slipway.cli.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import java.time.Instant;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "certs", description = "List the certificates of an app; warns of those that end.")
public final class ListCertificates extends CertificateCommand {
    @Option(
            names = {"-j", "--json"},
            description = "Print the certificates as JSON.")
    private boolean json;

    public ListCertificates(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode endpoints = certificates();
        if (json) {
            terminal.print(endpoints.toPrettyString());
            return;
        }
        if (endpoints.isEmpty()) {
            terminal.print(
                    app() + " has no SSL certificates.\nUse " + context.script() + " certs:add CRT KEY to add one.");
            return;
        }
        Table table = new Table().row("Name", "Common Name(s)", "Expires", "Trusted", "Type", "Domains");
        endpoints.forEach(endpoint -> table.row(
                endpoint.path("name").asText(),
                String.join(", ", Details.names(endpoint)),
                Expiry.shown(endpoint.path("ssl_cert").path("expires_at")),
                endpoint.path("ssl_cert").path("ca_signed?").asBoolean() ? "True" : "False",
                Details.managed(endpoint) ? "ACM" : "SNI",
                Integer.toString(endpoint.path("domains").size())));
        table.printTo(terminal);
        Instant now = context.clock().instant();
        endpoints.forEach(endpoint -> Expiry.warning(endpoint, now)
                .ifPresent(text -> terminal.warning(text + ". Replace it: " + context.script()
                        + " certs:update CRT KEY --name "
                        + endpoint.path("name").asText() + " -a " + app())));
    }
}
