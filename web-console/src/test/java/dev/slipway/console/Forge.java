package dev.slipway.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A git server with one repository, which tells its branches as git does over HTTP, and gives out nothing. */
final class Forge implements AutoCloseable {
    private static final String COMMIT = "c0ffee00".repeat(5);

    private final HttpServer server;

    Forge() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/owner/shop/info/refs", Forge::refs);
        server.start();
    }

    String url() {
        return "http://localhost:%d/owner/shop".formatted(server.getAddress().getPort());
    }

    private static void refs(HttpExchange exchange) throws IOException {
        String lines = line("# service=git-upload-pack\n")
                + "0000"
                + line(COMMIT + " HEAD\0symref=HEAD:refs/heads/main agent=test\n")
                + line(COMMIT + " refs/heads/main\n")
                + line(COMMIT + " refs/heads/trunk\n")
                + "0000";
        byte[] body = lines.getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-advertisement");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Git's pkt-line: its own length first. */
    private static String line(String text) {
        return "%04x%s".formatted(text.length() + 4, text);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
