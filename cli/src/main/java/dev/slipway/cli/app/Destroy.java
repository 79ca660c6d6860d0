package dev.slipway.cli.app;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Confirmation;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "destroy",
        description = "Destroy an app for good: its code, its releases, its dynos.")
public final class Destroy extends AppCommand {
    @Option(
            names = {"-c", "--confirm"},
            paramLabel = "APP",
            description = "The app's name again, instead of being asked for it.")
    @Nullable
    private String confirm;

    public Destroy(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        // The app named for confirmation may stand for the choice, as in: destroy --confirm shop
        String name = chosenApp().or(() -> Optional.ofNullable(confirm)).orElseGet(this::app);
        api.get("/apps/" + name);
        new Confirmation(terminal, "Destroying an app", name)
                .require(confirm, "This will delete " + name + " with its code, its releases and its dynos.");
        terminal.progress("Destroying " + terminal.paint(Style.APP, "⬢ " + name), () -> api.delete("/apps/" + name));
    }
}
