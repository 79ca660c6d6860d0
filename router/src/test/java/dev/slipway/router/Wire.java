package dev.slipway.router;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that sends exactly the bytes it is told, and reads what comes. */
final class Wire implements AutoCloseable {
    final Socket socket;
    final InputStream in;

    Wire(int port) throws IOException {
        this(new Socket("127.0.0.1", port));
    }

    Wire(Socket connected) throws IOException {
        socket = connected;
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends one request on its own connection, and returns all that comes until the router closes. */
    static String exchange(int port, String request) throws IOException {
        try (Wire wire = new Wire(port)) {
            wire.send(request);
            return new String(wire.in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** A GET of the app's root that closes its connection afterwards. */
    static String get(int port, String host) throws IOException {
        return exchange(port, "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    Wire send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Reads one response with Content-Length, or without body. */
    String response() throws IOException {
        String head = head(in);
        int length = head.lines()
                .filter(line -> line.toLowerCase().startsWith("content-length:"))
                .map(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return head + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    String head() throws IOException {
        return head(in);
    }

    /** Reads up to and with the empty line; an empty string at the stream's end. */
    static String head(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int last4 = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            bytes.write(b);
            last4 = last4 << 8 | b;
            if (last4 == 0x0D0A0D0A) {
                return bytes.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
