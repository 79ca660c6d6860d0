package dev.slipway.cli.domain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.UsageException;
import dev.slipway.cli.terminal.Style;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "domains:update", description = "Show another certificate for a hostname, or none.")
public final class UpdateDomain extends AppCommand {
    @Parameters(paramLabel = "HOSTNAME", description = "Such as www.example.com.")
    private String hostname = "";

    @Option(names = "--cert", paramLabel = "NAME", description = "The certificate, by the name that certs lists.")
    @Nullable
    private String certificate;

    @Option(names = "--no-cert", description = "Show none any more: the hostname is served without TLS only.")
    private boolean none;

    public UpdateDomain(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        if (none == (certificate != null)) {
            throw new UsageException("Give either --cert NAME or --no-cert.");
        }
        ObjectNode body = Api.object();
        body.put("sni_endpoint", certificate);
        String what = certificate == null ? "no" : terminal.paint(Style.NAME, certificate);
        terminal.progress(
                "Updating " + terminal.paint(Style.NAME, hostname) + " to use " + what + " certificate",
                () -> api().patch(path("/domains/" + URLEncoder.encode(hostname, StandardCharsets.UTF_8)), body));
    }
}
