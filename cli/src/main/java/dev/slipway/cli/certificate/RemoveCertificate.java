package dev.slipway.cli.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Confirmation;
import dev.slipway.cli.command.Context;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "certs:remove",
        description = "Remove a certificate from an app; the domains that show it have none afterwards.")
public final class RemoveCertificate extends CertificateCommand {
    @Option(
            names = {"--name", "--endpoint"},
            paramLabel = "NAME",
            description = "The certificate to remove, if there are several.")
    @Nullable
    private String name;

    @Option(
            names = {"-c", "--confirm"},
            paramLabel = "APP",
            description = "The app's name, instead of being asked for it.")
    @Nullable
    private String confirm;

    public RemoveCertificate(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode endpoint = choose(name);
        String chosen = endpoint.path("name").asText();
        int domains = endpoint.path("domains").size();
        new Confirmation(terminal, "Removing a certificate", app())
                .require(
                        confirm,
                        "This will remove the certificate " + chosen + " of " + app()
                                + (domains == 0 ? "." : ", which " + domains + " of its domains show."));
        terminal.progress(
                "Removing SSL certificate " + chosen + " from " + shownApp(),
                () -> api().delete(path("/sni-endpoints/" + chosen)));
    }
}
