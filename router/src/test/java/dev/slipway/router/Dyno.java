package dev.slipway.router;

import dev.slipway.model.route.Target;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A web dyno on plain sockets: it does on the wire exactly what a test's handler says. */
final class Dyno implements AutoCloseable {
    /** Handles one request on a connection; returns whether to read another one. */
    interface Handler {
        boolean handle(Request request, OutputStream out) throws Exception;
    }

    /** A request's head as it came, and the stream after it. */
    record Request(String head, InputStream body, Socket socket) {
        String line() {
            return head.substring(0, head.indexOf("\r\n"));
        }

        List<String> headers(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase().startsWith(name.toLowerCase() + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
        }

        String header(String name) {
            return String.join("|", headers(name));
        }

        long length() {
            return headers("content-length").stream()
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        }
    }

    final UUID id = UUID.randomUUID();
    final List<Request> requests = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Handler handler;

    Dyno(Handler handler) throws IOException {
        this.handler = handler;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** A dyno that answers each request with a text and keeps the connection. */
    static Dyno saying(String text) throws IOException {
        return new Dyno((request, out) -> {
            request.body().readNBytes((int) request.length());
            return ok(out, text);
        });
    }

    static boolean ok(OutputStream out, String text) throws IOException {
        return raw(out, "HTTP/1.1 200 OK\r\nContent-Length: " + text.length() + "\r\n\r\n" + text);
    }

    static boolean raw(OutputStream out, String bytes) throws IOException {
        out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return true;
    }

    /** A target on a port where nothing listens. */
    static Target nowhere() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Target(UUID.randomUUID(), "web.9", "127.0.0.1", probe.getLocalPort(), 1);
        }
    }

    Target target() {
        return new Target(id, "web.1", "127.0.0.1", server.getLocalPort(), 1);
    }

    /** Closes the connections that are open, as a server does with idle ones. */
    void closeConnections() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    @Override
    public void close() throws IOException {
        server.close();
        closeConnections();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // The server socket was closed: the test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean again = true;
            while (again) {
                String head = Wire.head(in);
                if (head.isEmpty()) {
                    return;
                }
                Request request = new Request(head, in, socket);
                requests.add(request);
                again = handler.handle(request, socket.getOutputStream());
            }
        } catch (Exception e) {
            // The router closed the connection, which some tests are about; they look at its other side.
        }
    }
}
