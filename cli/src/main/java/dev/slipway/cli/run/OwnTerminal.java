package dev.slipway.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** This terminal, or these plain streams, as those of a command in a dyno. */
final class OwnTerminal {
    private final Context context;
    private final boolean tty;

    /** @param noTty whether to be plain streams even at a terminal */
    OwnTerminal(Context context, boolean noTty) {
        this.context = context;
        this.tty = !noTty
                && context.terminal().interactive()
                && "1".equals(context.environment().get("SLIPWAY_OUT_IS_TERMINAL"));
    }

    /** Tells the platform what kind of terminal it is, in a request that has an object {@code env}. */
    void describe(ObjectNode request) {
        Map<String, String> environment = context.environment();
        request.put("force_no_tty", !tty);
        ObjectNode env = (ObjectNode) request.path("env");
        Screen screen = tty ? Screen.size(environment) : Screen.DEFAULT;
        env.put("COLUMNS", Integer.toString(screen.columns()));
        env.put("LINES", Integer.toString(screen.lines()));
        env.put("TERM", environment.getOrDefault("TERM", "dumb"));
    }

    /**
     * Is the command's terminal until it ends; gives its exit status.
     *
     * @param dyno what the platform answered
     */
    int follow(JsonNode dyno, String app) {
        URI address = URI.create(dyno.path("attach_url").asText());
        try (Attached attached = Attached.to(address, authority());
                RawMode ignored = tty ? RawMode.enter() : RawMode.NONE) {
            return attached.pump(
                    new FileInputStream(FileDescriptor.in), context.terminal().out(), tty);
        } catch (IOException e) {
            throw new CommandException(
                    "The connection to " + dyno.path("name").asText() + " at " + address.getHost() + ":"
                            + address.getPort() + " failed: " + e.getMessage() + ". See: " + context.script()
                            + " ps -a " + app,
                    e);
        }
    }

    /** The certificate of the platform's own authority, which only its own machine has in this place. */
    private Path authority() {
        String given = context.environment().get("SLIPWAY_CA");
        return given != null
                ? Path.of(given)
                : context.localKey().resolveSibling("tls").resolve("ca.pem");
    }
}
