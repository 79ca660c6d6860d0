package dev.slipway.cli.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Poll;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.terminal.Table;
import dev.slipway.cli.terminal.Terminal;
import dev.slipway.cli.terminal.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The custom domains of an app, and how far automatic certificate management is with each. */
record ManagedDomains(List<JsonNode> domains) {
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final String ISSUED = "cert issued";
    private static final String FAILED = "failed";

    static ManagedDomains of(Api api, String appPath) {
        List<JsonNode> custom = new ArrayList<>();
        for (JsonNode domain : api.get(appPath + "/domains", "hostname ..; max=1000;")) {
            if (domain.path("kind").asText().equals("custom")) {
                custom.add(domain);
            }
        }
        return new ManagedDomains(custom);
    }

    /**
     * Returns once each domain has a certificate.
     *
     * @throws CommandException if one has failed, or at the deadline
     */
    static void await(Terminal terminal, Api api, String appPath, Duration within) {
        terminal.progress("Waiting until the certificate is issued to all domains", () -> {
            Poll.until(() -> of(api, appPath).unfinished(), INTERVAL, within);
            of(api, appPath).requireIssued();
            return "";
        });
    }

    boolean isEmpty() {
        return domains.isEmpty();
    }

    boolean anyIs(String status) {
        return domains.stream().anyMatch(domain -> status(domain).equals(status));
    }

    void print(Terminal terminal, Instant now, ZoneId zone) {
        Table table = new Table().row("Domain", "Status", "Reason", "Last Updated");
        domains.forEach(domain -> table.row(
                domain.path("hostname").asText(),
                inWords(status(domain)),
                domain.path("acm_status_reason").asText(""),
                Times.withAge(domain.path("updated_at").asText(), now, zone)));
        table.printTo(terminal);
    }

    private String unfinished() {
        List<String> left = new ArrayList<>();
        for (JsonNode domain : domains) {
            if (!status(domain).equals(ISSUED) && !status(domain).equals(FAILED)) {
                left.add(domain.path("hostname").asText() + " is " + status(domain) + reason(domain));
            }
        }
        return String.join(", ", left);
    }

    private void requireIssued() {
        for (JsonNode domain : domains) {
            if (status(domain).equals(FAILED)) {
                throw new CommandException(domain.path("hostname").asText() + " got no certificate" + reason(domain));
            }
        }
    }

    private static String reason(JsonNode domain) {
        String reason = domain.path("acm_status_reason").asText("");
        return reason.isEmpty() ? "" : ": " + reason;
    }

    private static String status(JsonNode domain) {
        return domain.path("acm_status").asText("");
    }

    private static String inWords(String status) {
        return status.isEmpty()
                ? "Waiting"
                : Character.toUpperCase(status.charAt(0)) + status.substring(1).replace('-', ' ');
    }
}
