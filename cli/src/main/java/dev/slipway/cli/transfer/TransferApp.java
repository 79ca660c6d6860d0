package dev.slipway.cli.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "apps:transfer", description = "Give an app to another user, or to a team.")
public final class TransferApp extends AppCommand {
    @Parameters(paramLabel = "RECIPIENT", description = "A user's e-mail address, or a team's name.")
    private String recipient = "";

    public TransferApp(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        String shown = shownApp() + " to " + terminal.paint(Style.GOOD, recipient);
        boolean betweenUsers =
                recipient.contains("@") && api().get(path("")).path("team").isNull();
        if (!betweenUsers) {
            terminal.progress(
                    "Transferring " + shown,
                    () -> api().patch("/teams/apps/" + app(), Api.object().put("owner", recipient)));
            return;
        }
        terminal.progress(
                "Transferring " + shown,
                () -> api().post(
                                "/account/app-transfers",
                                Api.object().put("app", app()).put("recipient", recipient)),
                TransferApp::state);
    }

    private static String state(JsonNode transfer) {
        return transfer.path("state").asText().equals("pending")
                ? "once " + transfer.path("recipient").path("email").asText() + " accepts it"
                : "";
    }
}
