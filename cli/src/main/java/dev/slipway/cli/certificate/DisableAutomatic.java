package dev.slipway.cli.certificate;

import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Confirmation;
import dev.slipway.cli.command.Context;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "certs:auto:disable",
        description = "No longer get certificates for an app, and remove those that were got.")
public final class DisableAutomatic extends AppCommand {
    @Option(
            names = {"-c", "--confirm"},
            paramLabel = "APP",
            description = "The app's name, instead of being asked for it.")
    @Nullable
    private String confirm;

    public DisableAutomatic(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        new Confirmation(terminal, "Disabling Automatic Certificate Management", app())
                .require(
                        confirm,
                        "This will remove the certificates that " + app()
                                + " got by itself: its domains can't be reached over https until they show others. To avoid that, add your own with certs:add first.");
        terminal.progress("Disabling Automatic Certificate Management", () -> api().delete(path("/acm")));
    }
}
