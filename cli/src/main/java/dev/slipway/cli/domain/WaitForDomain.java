package dev.slipway.cli.domain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.command.Poll;
import dev.slipway.cli.failure.CommandException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "domains:wait",
        description = "Wait until a hostname, or all that were added, can be reached through the router.")
public final class WaitForDomain extends AppCommand {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    @Parameters(arity = "0..1", paramLabel = "HOSTNAME", description = "Such as www.example.com; all if not given.")
    @Nullable
    private String hostname;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "600", description = "How long to wait (600).")
    private int timeout = 600;

    public WaitForDomain(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        terminal.progress("Waiting for " + (hostname == null ? "the domains of " + app() : hostname), () -> {
            Poll.until(() -> missing(api), INTERVAL, Duration.ofSeconds(timeout));
            return "";
        });
    }

    private String missing(Api api) {
        List<String> missing = new ArrayList<>();
        boolean known = hostname == null;
        for (JsonNode domain : api.get(path("/domains"), "id ..; max=1000;")) {
            String name = domain.path("hostname").asText();
            String status = domain.path("status").asText();
            known |= name.equals(hostname);
            if (hostname != null && !name.equals(hostname)) {
                continue;
            }
            if (status.equals("failed")) {
                throw new CommandException(name + " failed. See: " + context.script() + " domains:info " + name);
            }
            if (status.equals("pending")) {
                missing.add(name + " is pending");
            }
        }
        if (!known) {
            throw new CommandException(
                    hostname + " is no hostname of " + app() + ". Add it with domains:add " + hostname);
        }
        return String.join(", ", missing);
    }
}
