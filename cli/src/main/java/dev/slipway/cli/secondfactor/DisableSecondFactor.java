package dev.slipway.cli.secondfactor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.command.SecondFactorCode;

@picocli.CommandLine.Command(
        name = "2fa:disable",
        description = "Have no code asked for beside your password any more.")
public final class DisableSecondFactor extends SecondFactorCommand {
    public DisableSecondFactor(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        ObjectNode password = askForPassword();
        Api api = api().withCode(SecondFactorCode.ask(terminal));
        terminal.progress("Switching the second factor off", () -> api.post(PATH + "/actions/end", password));
    }
}
