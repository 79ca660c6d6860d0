package dev.slipway.cli.transfer;

import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "transfers:cancel", description = "Take back the offer of an app.")
public final class CancelTransfer extends Command {
    @Parameters(paramLabel = "APP", description = "The app's name, or the transfer's id.")
    private String transfer = "";

    public CancelTransfer(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        terminal.progress(
                "Taking back the offer of " + terminal.paint(Style.APP, "⬢ " + transfer),
                () -> api().delete("/account/app-transfers/" + transfer));
    }
}
