package dev.slipway.cli.secondfactor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "2fa", description = "Show whether you have a second factor.")
public final class ShowSecondFactor extends SecondFactorCommand {
    @Option(
            names = {"-j", "--json"},
            description = "Print it as JSON.")
    private boolean json;

    public ShowSecondFactor(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode factor = api().get(PATH);
        if (json) {
            terminal.print(factor.toPrettyString());
            return;
        }
        boolean on = factor.path("enabled").asBoolean();
        terminal.print("Two-factor authentication is "
                + (on ? terminal.paint(Style.GOOD, "enabled") : terminal.paint(Style.BAD, "not enabled")));
        if (on) {
            terminal.note(factor.path("recovery_codes_left").asInt() + " recovery codes are left");
        }
    }
}
