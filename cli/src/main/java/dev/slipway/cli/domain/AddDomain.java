package dev.slipway.cli.domain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "domains:add", description = "Add a hostname to an app.")
public final class AddDomain extends AppCommand {
    @Parameters(paramLabel = "HOSTNAME", description = "Such as www.example.com.")
    private String hostname = "";

    @Option(
            names = {"-c", "--cert"},
            paramLabel = "NAME",
            description = "The certificate to show for it, by the name that certs lists.")
    @Nullable
    private String certificate;

    public AddDomain(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        ObjectNode body = Api.object();
        body.put("hostname", hostname);
        body.put("sni_endpoint", certificate);
        terminal.progress(
                "Adding " + terminal.paint(Style.GOOD, hostname) + " to " + shownApp(),
                () -> api().post(path("/domains"), body));
    }
}
