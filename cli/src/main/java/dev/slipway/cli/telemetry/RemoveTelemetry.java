package dev.slipway.cli.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "telemetry:remove",
        description = "Remove a telemetry drain, or with --app all those of an app.")
public final class RemoveTelemetry extends AppCommand {
    @Parameters(arity = "0..1", paramLabel = "ID", description = "The drain's id, as telemetry shows it.")
    @Nullable
    private String id;

    public RemoveTelemetry(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        String drain = id;
        if (drain != null) {
            terminal.progress("Removing telemetry drain " + drain, () -> remove(drain));
        } else {
            removeAll();
        }
    }

    /** Only where the app was named, and not where it was found by the folder. */
    private void removeAll() {
        String app = namedApp()
                .orElseThrow(
                        () -> new UsageException("Say what to remove: the drain's ID, or all of an app by --app APP."));
        terminal.progress("Removing all telemetry drains from app " + app, () -> {
            JsonNode drains = api().get("/apps/" + app + "/telemetry-drains");
            drains.forEach(drain -> remove(drain.path("id").asText()));
            return drains;
        });
    }

    private JsonNode remove(String drain) {
        return api().delete(Details.PATH + "/" + drain);
    }
}
