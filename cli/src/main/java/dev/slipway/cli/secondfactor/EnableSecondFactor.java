package dev.slipway.cli.secondfactor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.command.SecondFactorCode;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "2fa:enable",
        description = "Have a code of an authenticator app asked for beside your password, and print recovery codes.")
public final class EnableSecondFactor extends SecondFactorCommand {
    @Option(
            names = {"-j", "--json"},
            description = "Print the recovery codes as JSON.")
    private boolean json;

    public EnableSecondFactor(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        JsonNode offer = api.post(PATH, Api.object());
        show(offer);
        ObjectNode confirmation = askForPassword().put("code", SecondFactorCode.ask(terminal));
        printRecoveryCodes(
                terminal.progress(
                        "Switching the second factor on", () -> api.post(PATH + "/actions/confirm", confirmation)),
                json);
    }

    private void show(JsonNode offer) {
        String uri = offer.path("uri").asText();
        terminal.note("Add this account to your authenticator app, by the QR code, the secret or the address:");
        if (terminal.interactive()) {
            terminal.note(QrBlocks.of(uri));
        }
        terminal.note("Secret:  " + offer.path("secret").asText());
        terminal.note("Address: " + uri);
    }
}
