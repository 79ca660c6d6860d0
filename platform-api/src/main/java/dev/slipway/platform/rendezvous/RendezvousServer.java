package dev.slipway.platform.rendezvous;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Takes clients on the TLS port and reads the secret that each begins with. */
final class RendezvousServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(RendezvousServer.class.getName());
    private static final Duration GREETING_LIMIT = Duration.ofSeconds(30);
    private static final int LONGEST_GREETING = 1024;
    private static final int BACKLOG = 100;

    /** Clients that have not said yet who they are. */
    private static final int MOST_STRANGERS = 200;

    private final ServerSocket listener;
    private final SSLContext tls;
    private final Guests guests;
    private final Semaphore strangers = new Semaphore(MOST_STRANGERS);

    /** Takes over a client that named a secret, perhaps with a wish; false if nobody waits for that one. */
    interface Guests {
        boolean take(String secret, String wish, Client client);
    }

    private RendezvousServer(ServerSocket listener, SSLContext tls, Guests guests) {
        this.listener = listener;
        this.tls = tls;
        this.guests = guests;
    }

    static RendezvousServer listen(RendezvousConfig config, SSLContext tls, Guests guests) {
        try {
            ServerSocket listener = new ServerSocket(config.port(), BACKLOG, InetAddress.getByName(config.bind()));
            RendezvousServer server = new RendezvousServer(listener, tls, guests);
            Thread.ofPlatform().name("rendezvous").daemon().start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Could not listen on port %d of %s, where clients attach to dynos: %s. Set SLIPWAY_RENDEZVOUS_PORT."
                            .formatted(config.port(), config.bind(), e.getMessage()),
                    e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (strangers.tryAcquire()) {
                    Thread.ofVirtual().name("rendezvous-client").start(() -> receive(client));
                } else {
                    client.close();
                }
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    LOG.log(Level.WARNING, "could not take a rendezvous client reason={0}", e.getMessage());
                }
            }
        }
    }

    private void receive(Socket socket) {
        boolean taken = false;
        try {
            Client client = Client.over(socket, tls);
            client.readTimeout(GREETING_LIMIT);
            String greeting = line(client.in());
            taken = greeting != null && take(greeting, client);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "rendezvous client went away reason={0}", e.getMessage());
        } finally {
            strangers.release();
            if (!taken) {
                close(socket);
            }
        }
    }

    private boolean take(String greeting, Client client) {
        String[] parts = greeting.split("\\?", 2);
        return guests.take(parts[0], parts.length == 1 ? "" : parts[1], client);
    }

    /** Byte by byte, because what follows belongs to the dyno. */
    private static @Nullable String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.length() > LONGEST_GREETING) {
                return null;
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "rendezvous client not closed well reason={0}", e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "rendezvous port not closed reason={0}", e.getMessage());
        }
    }
}
