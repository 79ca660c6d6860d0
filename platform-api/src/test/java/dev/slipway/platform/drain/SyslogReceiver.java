package dev.slipway.platform.drain;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A real syslog server, over TCP or TLS. */
final class SyslogReceiver implements AutoCloseable {
    private static final int HEAD_FIELDS = 7;

    private final ServerSocket server;
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    SyslogReceiver(ServerSocketFactory sockets) throws IOException {
        server = sockets.createServerSocket(0);
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    List<String> messages() {
        return messages;
    }

    List<String> texts() {
        return Frames.texts(messages, HEAD_FIELDS);
    }

    /** How many connections there have been. */
    int connections() {
        return connections.size();
    }

    /** Ends the connections that there are, as a server does that is restarted. */
    void hangUp() {
        connections.forEach(SyslogReceiver::end);
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> read(connection));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void read(Socket connection) {
        try (connection;
                InputStream in = new BufferedInputStream(connection.getInputStream())) {
            for (String message = Frames.next(in); message != null; message = Frames.next(in)) {
                messages.add(message);
            }
        } catch (IOException ended) {
            // By the client, by hangUp, or because the client doesn't trust this server.
        }
    }

    private static void end(Socket connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
    }
}
