package dev.slipway.cli;

import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** One run of the client: its exit code and all that it wrote. */
public record Run(int code, String out, String err) {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

    /** Runs a command as it is run without a terminal. */
    public static Run of(TestPlatform platform, String... arguments) {
        return in(Path.of("/"), platform, arguments);
    }

    /** Runs a command in a directory. */
    public static Run in(Path directory, TestPlatform platform, String... arguments) {
        return with(directory, Map.of("SLIPWAY_API_URL", platform.url()), null, arguments);
    }

    /** @param typed what a person types; null if no person is there */
    public static Run with(Path directory, Map<String, String> environment, String typed, String... arguments) {
        Map<String, String> all =
                new HashMap<>(Map.of("SLIPWAY_API_KEY", "secret-key", "SLIPWAY_SCRIPT", "/opt/slip way/slipway"));
        all.putAll(environment);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new BufferedReader(new StringReader(typed == null ? "" : typed)),
                false,
                typed != null);
        int code = new Client(new Context(all, directory, terminal, NOON)).run(arguments);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
