package dev.slipway.cli;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * Runs the commands that are used most against a server of its own, so that the JVM loads and links what they need and
 * can keep it in its cache. It writes nothing and reaches no platform.
 */
public final class Rehearsal {
    private static final String ANSWER = """
            [{"name":"web.1","type":"web","size":"Standard-1X","command":"x","state":"up","version":1,"current":true,
              "quantity":1,"status":"succeeded","eligible_for_rollback":true,"user":{"email":"a@b.c"},
              "created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z"}]""";
    private static final String[][] COMMANDS = {
        {"version"},
        {"apps"},
        {"ps"},
        {"ps", "--json"},
        {"config"},
        {"config:set", "A=b"},
        {"releases"},
        {"builds"},
        {"info"},
        {"ps:scale", "web=1"},
        {"ps:restart"},
        {"domains"},
        {"help", "ps"},
        {"unknown"}
    };

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        try {
            Map<String, String> environment = Map.of(
                    "SLIPWAY_API_URL", "http://127.0.0.1:" + server.getAddress().getPort(),
                    "SLIPWAY_API_KEY", "none",
                    "SLIPWAY_APP", "rehearsal");
            for (String[] command : COMMANDS) {
                new Client(context(environment)).run(command);
            }
        } finally {
            server.stop(0);
        }
    }

    private static Context context(Map<String, String> environment) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(nowhere, nowhere, new BufferedReader(new StringReader("")), true, false);
        return new Context(environment, Path.of("/"), terminal, Clock.fixed(Instant.EPOCH, ZoneId.systemDefault()));
    }
}
