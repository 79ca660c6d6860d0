package dev.slipway.cli.domain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import dev.slipway.cli.terminal.Times;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "domains:info", description = "Show a hostname of an app in detail.")
public final class DomainInfo extends AppCommand {
    @Parameters(paramLabel = "HOSTNAME", description = "Such as www.example.com.")
    private String hostname = "";

    @Option(
            names = {"-j", "--json"},
            description = "Print the domain as JSON.")
    private boolean json;

    public DomainInfo(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode domain = api().get(path("/domains/" + URLEncoder.encode(hostname, StandardCharsets.UTF_8)));
        if (json) {
            terminal.print(domain.toPrettyString());
            return;
        }
        terminal.heading(domain.path("hostname").asText());
        Table table = new Table().row("Kind:", domain.path("kind").asText());
        if (domain.path("cname").isTextual()) {
            table.row("DNS target:", domain.path("cname").asText());
        }
        String certificate = domain.path("sni_endpoint").path("name").asText();
        if (!certificate.isEmpty()) {
            table.row("Certificate:", certificate);
        }
        table.row("Status:", domain.path("status").asText())
                .row(
                        "Added:",
                        Times.withAge(
                                domain.path("created_at").asText(),
                                context.clock().instant(),
                                context.clock().getZone()))
                .printTo(terminal);
    }
}
