package dev.slipway.engine;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A request after which the engine hands its connection over to a process's input and output. */
final class Upgrade {
    private Upgrade() {}

    /** The caller closes the connection. */
    static Duplex post(Connection connection, String path, String json) throws IOException {
        Duplex duplex = connection.duplex();
        try {
            ask(duplex, path, json);
            return duplex;
        } catch (IOException | RuntimeException e) {
            duplex.close();
            throw e;
        }
    }

    private static void ask(Duplex duplex, String path, String json) throws IOException {
        String request = "POST " + path + " HTTP/1.1\r\n"
                + "Host: engine\r\nConnection: Upgrade\r\nUpgrade: tcp\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + json.length() + "\r\n\r\n" + json;
        duplex.out().write(request.getBytes(StandardCharsets.US_ASCII));
        duplex.out().flush();
        String status = line(duplex.in());
        for (String header = status; !header.isEmpty(); ) {
            header = line(duplex.in());
        }
        if (!status.contains(" 101 ")) {
            String answer = new String(duplex.in().readNBytes(duplex.in().available()), StandardCharsets.UTF_8);
            throw new EngineException("The engine refused " + path + ": " + status + " " + answer, null);
        }
    }

    /** Byte by byte, because what follows the headers belongs to the process. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the engine closed the connection before it answered");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
