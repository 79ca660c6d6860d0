package dev.slipway.cli.secondfactor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.command.SecondFactorCode;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "2fa:recovery-codes",
        description = "Print new recovery codes; those from before are good for nothing then.")
public final class RenewRecoveryCodes extends SecondFactorCommand {
    @Option(
            names = {"-j", "--json"},
            description = "Print the recovery codes as JSON.")
    private boolean json;

    public RenewRecoveryCodes(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        ObjectNode password = askForPassword();
        Api api = api().withCode(SecondFactorCode.ask(terminal));
        printRecoveryCodes(
                terminal.progress(
                        "Making recovery codes", () -> api.post(PATH + "/actions/renew-recovery-codes", password)),
                json);
    }
}
