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
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "run",
        description = "Run a command in a one-off dyno, with this terminal. Ends with the command's exit status.")
public final class Run extends OneOff {
    @Option(names = "--no-tty", description = "Give the command plain streams, even from a terminal.")
    private boolean noTty;

    @Option(
            names = {"-x", "--exit-code"},
            description = "Accepted for Heroku's sake: the exit status is always the command's.")
    private boolean exitCode;

    public Run(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Map<String, String> environment = context.environment();
        boolean tty = !noTty && terminal.interactive() && "1".equals(environment.get("SLIPWAY_OUT_IS_TERMINAL"));
        ObjectNode request = request(true);
        request.put("force_no_tty", !tty);
        ObjectNode env = (ObjectNode) request.path("env");
        Screen screen = tty ? Screen.size(environment) : Screen.DEFAULT;
        env.put("COLUMNS", Integer.toString(screen.columns()));
        env.put("LINES", Integer.toString(screen.lines()));
        env.put("TERM", environment.getOrDefault("TERM", "dumb"));
        JsonNode dyno = terminal.progress(
                "Running " + command() + " on " + shownApp(),
                () -> api().post(path("/dynos"), request),
                started -> started.path("name").asText());
        URI address = URI.create(dyno.path("attach_url").asText());
        try (Attached attached = Attached.to(address, authority());
                RawMode ignored = tty ? RawMode.enter() : RawMode.NONE) {
            endWith(attached.pump(new FileInputStream(FileDescriptor.in), terminal.out(), tty));
        } catch (IOException e) {
            throw new CommandException(
                    "The connection to " + dyno.path("name").asText() + " at " + address.getHost() + ":"
                            + address.getPort() + " failed: " + e.getMessage() + ". See: " + context.script()
                            + " ps -a " + app(),
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
