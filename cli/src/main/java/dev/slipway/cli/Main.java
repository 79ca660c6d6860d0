package dev.slipway.cli;

import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Starts the client in the surroundings of the process. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Context context = new Context(
                environment, Path.of("").toAbsolutePath(), terminal(environment), Clock.systemDefaultZone());
        int code = new Client(context).run(arguments);
        context.terminal().out().flush();
        System.exit(code);
    }

    /** The script says which streams are terminals: the JDK knows only whether all are. */
    private static Terminal terminal(Map<String, String> environment) {
        boolean outIsTerminal = "1".equals(environment.get("SLIPWAY_OUT_IS_TERMINAL"));
        boolean inIsTerminal = "1".equals(environment.get("SLIPWAY_IN_IS_TERMINAL"));
        String noColour = environment.getOrDefault("NO_COLOR", "");
        return new Terminal(
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                outIsTerminal && noColour.isEmpty(),
                inIsTerminal);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
