package dev.slipway.cli.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.terminal.Table;
import dev.slipway.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;

/** What Heroku's client shows of a certificate. */
final class Details {
    private Details() {}

    /** @param domains the hostnames that show it; left out if there are none */
    static void print(Terminal terminal, String heading, JsonNode endpoint, List<String> domains) {
        JsonNode certificate = endpoint.path("ssl_cert");
        terminal.print(heading);
        Table table = new Table()
                .row("Common Name(s):", String.join(", ", names(endpoint)))
                .row("Expires At:", Expiry.shown(certificate.path("expires_at")))
                .row("Issuer:", certificate.path("issuer").asText())
                .row("Starts At:", Expiry.shown(certificate.path("starts_at")))
                .row("Subject:", certificate.path("subject").asText());
        if (!domains.isEmpty()) {
            table.row("Domain(s):", String.join(", ", domains));
        }
        table.printTo(terminal);
        terminal.print(trust(certificate));
    }

    /** Whether the platform got it by itself, which its name tells. */
    static boolean managed(JsonNode endpoint) {
        return endpoint.path("name").asText().startsWith("acm-");
    }

    static List<String> names(JsonNode endpoint) {
        List<String> names = new ArrayList<>();
        endpoint.path("ssl_cert").path("cert_domains").forEach(name -> names.add(name.asText()));
        return names;
    }

    private static String trust(JsonNode certificate) {
        if (certificate.path("ca_signed?").asBoolean()) {
            return "SSL certificate is verified by a root authority.";
        }
        return certificate.path("self_signed?").asBoolean()
                ? "SSL certificate is self signed."
                : "SSL certificate is not trusted.";
    }
}
