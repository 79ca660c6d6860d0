package dev.slipway.cli.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "certs:add",
        description =
                "Add a certificate with its key to an app, and show it for the domains that it names and that have none.")
public final class AddCertificate extends CertificateCommand {
    @Parameters(
            index = "0",
            paramLabel = "CRT",
            description = "The file of the certificate, and of those between it and a root.")
    private Path certificate = Path.of("");

    @Parameters(index = "1", paramLabel = "KEY", description = "The file of its private key, not encrypted.")
    private Path key = Path.of("");

    @Option(
            names = "--domains",
            paramLabel = "HOSTNAME",
            split = ",",
            description = "Show it for these domains, with commas between, and no others.")
    @Nullable
    private List<String> domains;

    @Option(
            names = {"-j", "--json"},
            description = "Print the certificate as JSON.")
    private boolean json;

    public AddCertificate(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        ObjectNode body = body(certificate, key);
        JsonNode added = terminal.progress(
                "Adding SSL certificate to " + shownApp(), () -> api().post(path("/sni-endpoints"), body));
        String name = added.path("name").asText();
        List<String> chosen = domains == null ? uncertified(added) : domains;
        for (String hostname : chosen) {
            show(name, hostname);
        }
        if (json) {
            terminal.print(api().get(path("/sni-endpoints/" + name)).toPrettyString());
            return;
        }
        Details.print(terminal, "Certificate details:", added, chosen);
        if (chosen.isEmpty()) {
            terminal.note("No domain of " + app() + " shows it yet. Add one with: " + context.script()
                    + " domains:add HOSTNAME --cert " + name + " -a " + app());
        }
    }

    private void show(String name, String hostname) {
        ObjectNode body = Api.object();
        body.put("sni_endpoint", name);
        terminal.progress(
                "Showing " + terminal.paint(Style.GOOD, name) + " for " + terminal.paint(Style.GOOD, hostname),
                () -> api().patch(path("/domains/" + URLEncoder.encode(hostname, StandardCharsets.UTF_8)), body));
    }

    /** The domains that it names and that show no other certificate which somebody added. */
    private List<String> uncertified(JsonNode added) {
        List<String> names = Details.names(added);
        List<String> found = new ArrayList<>();
        for (JsonNode domain : api().get(path("/domains"), "id ..; max=1000;")) {
            String hostname = domain.path("hostname").asText();
            String wildcard = "*" + hostname.substring(Math.max(0, hostname.indexOf('.')));
            boolean free = domain.path("kind").asText().equals("custom")
                    && (domain.path("sni_endpoint").path("name").asText().isEmpty()
                            || Details.managed(domain.path("sni_endpoint")));
            if (free && (names.contains(hostname) || names.contains(wildcard))) {
                found.add(hostname);
            }
        }
        return found;
    }
}
