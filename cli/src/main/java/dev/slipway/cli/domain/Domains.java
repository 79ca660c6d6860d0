package dev.slipway.cli.domain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "domains", description = "List the hostnames of an app.")
public final class Domains extends AppCommand {
    @Option(
            names = {"-j", "--json"},
            description = "Print the domains as JSON.")
    private boolean json;

    public Domains(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode domains = api().get(path("/domains"), "id ..; max=1000;");
        if (json) {
            terminal.print(domains.toPrettyString());
            return;
        }
        print(app() + " Slipway Domain", hostnames(domains, false));
        List<String> custom = hostnames(domains, true);
        if (!custom.isEmpty()) {
            terminal.print("");
            print(app() + " Custom Domains", custom);
        }
    }

    private void print(String heading, List<String> hostnames) {
        terminal.heading(heading);
        hostnames.forEach(terminal::print);
    }

    private static List<String> hostnames(JsonNode domains, boolean custom) {
        List<String> hostnames = new ArrayList<>();
        for (JsonNode domain : domains) {
            if (domain.path("kind").asText().equals("custom") == custom) {
                hostnames.add(domain.path("hostname").asText());
            }
        }
        return hostnames;
    }
}
