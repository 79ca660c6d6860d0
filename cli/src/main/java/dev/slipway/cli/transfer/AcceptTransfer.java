package dev.slipway.cli.transfer;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "transfers:accept", description = "Accept an app that you are offered.")
public final class AcceptTransfer extends Command {
    @Parameters(paramLabel = "APP", description = "The app's name, or the transfer's id.")
    private String transfer = "";

    public AcceptTransfer(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        terminal.progress(
                "Accepting " + terminal.paint(Style.APP, "⬢ " + transfer),
                () -> api().patch(
                                "/account/app-transfers/" + transfer,
                                Api.object().put("state", "accepted")));
    }
}
