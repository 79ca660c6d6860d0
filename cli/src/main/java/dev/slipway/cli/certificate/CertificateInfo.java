package dev.slipway.cli.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Context;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "certs:info", description = "Show a certificate of an app in detail.")
public final class CertificateInfo extends CertificateCommand {
    @Option(
            names = {"--name", "--endpoint"},
            paramLabel = "NAME",
            description = "The certificate to show, if there are several.")
    @Nullable
    private String name;

    @Option(names = "--show-domains", description = "Show the domains that show it too.")
    private boolean showDomains;

    @Option(
            names = {"-j", "--json"},
            description = "Print the certificate as JSON.")
    private boolean json;

    public CertificateInfo(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode endpoint = choose(name);
        if (json) {
            terminal.print(endpoint.toPrettyString());
            return;
        }
        terminal.note(
                "Fetching SSL certificate " + endpoint.path("name").asText() + " info for " + shownApp() + "... done");
        Details.print(terminal, "Certificate details:", endpoint, showDomains ? hostnames(endpoint) : List.of());
        Expiry.warning(endpoint, context.clock().instant()).ifPresent(terminal::warning);
    }

    private List<String> hostnames(JsonNode endpoint) {
        List<String> hostnames = new ArrayList<>();
        for (JsonNode id : endpoint.path("domains")) {
            hostnames.add(
                    api().get(path("/domains/" + id.asText())).path("hostname").asText());
        }
        return hostnames;
    }
}
