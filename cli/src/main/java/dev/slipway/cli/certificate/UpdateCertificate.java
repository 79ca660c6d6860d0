package dev.slipway.cli.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.command.Confirmation;
import dev.slipway.cli.command.Context;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "certs:update",
        description = "Put another certificate in the place of one; all domains that show that show the new one.")
public final class UpdateCertificate extends CertificateCommand {
    @Parameters(
            index = "0",
            paramLabel = "CRT",
            description = "The file of the certificate, and of those between it and a root.")
    private Path certificate = Path.of("");

    @Parameters(index = "1", paramLabel = "KEY", description = "The file of its private key, not encrypted.")
    private Path key = Path.of("");

    @Option(
            names = {"--name", "--endpoint"},
            paramLabel = "NAME",
            description = "The certificate to replace, if there are several.")
    @Nullable
    private String name;

    @Option(
            names = {"-c", "--confirm"},
            paramLabel = "APP",
            description = "The app's name, instead of being asked for it.")
    @Nullable
    private String confirm;

    @Option(
            names = {"-j", "--json"},
            description = "Print the certificate as JSON.")
    private boolean json;

    public UpdateCertificate(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        String chosen = choose(name).path("name").asText();
        ObjectNode body = body(certificate, key);
        new Confirmation(terminal, "Updating a certificate", app())
                .require(confirm, "This will change the certificate " + chosen + " of " + app() + ".");
        JsonNode updated = terminal.progress(
                "Updating SSL certificate " + chosen + " for " + shownApp(),
                () -> api().patch(path("/sni-endpoints/" + chosen), body));
        if (json) {
            terminal.print(updated.toPrettyString());
        } else {
            Details.print(terminal, "Updated certificate details:", updated, List.of());
        }
    }
}
