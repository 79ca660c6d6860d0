package dev.slipway.cli.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.certificate.Expiry;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

@picocli.CommandLine.Command(
        name = "apps:doctor",
        description =
                "Look through all apps for dynos that don't come up and certificates that end or don't come; ends with 1 if there are any.")
public final class AppsDoctor extends Command {
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);

    public AppsDoctor(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        List<String> found = new ArrayList<>();
        for (JsonNode app : api().get("/apps", "name ..; max=1000")) {
            String name = app.path("name").asText();
            found.addAll(endingCertificates(name));
            if (app.path("acm").asBoolean()) {
                found.addAll(missingCertificates(name));
            }
            found.addAll(dynosThatAreDown(name));
        }
        if (!found.isEmpty()) {
            throw new CommandException(String.join("\n", found));
        }
        terminal.print("All dynos are up, and no certificate is missing or ends soon.");
    }

    private List<String> endingCertificates(String app) {
        List<String> found = new ArrayList<>();
        for (JsonNode endpoint : api().get("/apps/" + app + "/sni-endpoints")) {
            Expiry.warning(endpoint, context.clock().instant())
                    .ifPresent(text ->
                            found.add("Of %s the certificate %s. Replace it: %s certs:update CRT KEY --name %s -a %s"
                                    .formatted(
                                            app,
                                            text,
                                            context.script(),
                                            endpoint.path("name").asText(),
                                            app)));
        }
        return found;
    }

    private List<String> missingCertificates(String app) {
        List<String> found = new ArrayList<>();
        for (JsonNode domain : api().get("/apps/" + app + "/domains", "id ..; max=1000;")) {
            if (domain.path("acm_status").asText().startsWith("fail")) {
                found.add("Of %s the domain %s gets no certificate: %s Try again: %s certs:auto:refresh -a %s"
                        .formatted(
                                app,
                                domain.path("hostname").asText(),
                                domain.path("acm_status_reason").asText(),
                                context.script(),
                                app));
            }
        }
        return found;
    }

    private List<String> dynosThatAreDown(String app) {
        List<String> found = new ArrayList<>();
        for (JsonNode dyno : api().get("/apps/" + app + "/dynos")) {
            String state = dyno.path("state").asText();
            if (state.equals("crashed") || (state.equals("starting") && isOld(dyno))) {
                found.add("%s of %s is %s. See why: %s logs -a %s -d %s"
                        .formatted(
                                dyno.path("name").asText(),
                                app,
                                state,
                                context.script(),
                                app,
                                dyno.path("name").asText()));
            }
        }
        return found;
    }

    private boolean isOld(JsonNode dyno) {
        try {
            Instant since = Instant.parse(dyno.path("updated_at").asText());
            return since.plus(STARTS_WITHIN).isBefore(context.clock().instant());
        } catch (DateTimeParseException unknown) {
            return false;
        }
    }
}
