package dev.slipway.platform.drain;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a syslog server, over TCP or TLS. The server says nothing, so that all there is to know is whether the
 * connection stands.
 */
final class SyslogConnection implements Closeable {
    /** How long a look takes at a connection that has been idle. */
    private static final Duration GLANCE = Duration.ofMillis(1);

    /** How long to wait after a write for word that it didn't arrive. */
    private static final Duration SETTLING = Duration.ofMillis(100);

    /** Whatever a server sends is skipped, and a server that never stops is believed to be there. */
    private static final int MOST_READS = 8;

    private final Socket plain;
    private final Duration timeout;
    private Socket socket;

    private SyslogConnection(Socket plain, Duration timeout) {
        this.plain = plain;
        this.socket = plain;
        this.timeout = timeout;
    }

    /**
     * @param addresses of the host, which may be connected to
     * @param tls null for TCP alone
     */
    static SyslogConnection open(
            DrainUrl url, InetAddress[] addresses, @Nullable SSLSocketFactory tls, Duration timeout)
            throws IOException {
        SyslogConnection connection = new SyslogConnection(connect(addresses, url.syslogPort(), timeout), timeout);
        try {
            if (tls != null) {
                connection.inTime(() -> connection.secure(tls, url));
            }
            return connection;
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static Socket connect(InetAddress[] addresses, int port, Duration timeout) throws IOException {
        IOException refused = null;
        for (InetAddress address : addresses) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port), (int) timeout.toMillis());
                socket.setKeepAlive(true);
                return socket;
            } catch (IOException e) {
                socket.close();
                refused = e;
            }
        }
        throw Objects.requireNonNull(refused, "no address to connect to");
    }

    private void secure(SSLSocketFactory tls, DrainUrl url) throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(plain, url.host(), url.syslogPort(), true);
        SSLParameters parameters = secured.getSSLParameters();
        // The check of the server's name is the same as for HTTPS (RFC 5425, 5.2).
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        socket = secured;
    }

    /** Whether the server hasn't closed it. */
    boolean isOpen() {
        return stands(GLANCE);
    }

    /** @throws IOException if not all was written in time, or the connection ended right after */
    void write(byte[] frames) throws IOException {
        inTime(() -> {
            socket.getOutputStream().write(frames);
            socket.getOutputStream().flush();
        });
        if (!stands(SETTLING)) {
            throw new IOException("the connection was closed while lines were sent");
        }
    }

    private boolean stands(Duration look) {
        byte[] skipped = new byte[1024];
        try {
            socket.setSoTimeout((int) look.toMillis());
            for (int i = 0; i < MOST_READS; i++) {
                if (socket.getInputStream().read(skipped) < 0) {
                    return false;
                }
            }
            return true;
        } catch (SocketTimeoutException silent) {
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /** A write has no time limit of its own: closing the connection ends it. */
    private void inTime(Step step) throws IOException {
        AtomicBoolean late = new AtomicBoolean();
        CompletableFuture<Void> alarm = CompletableFuture.runAsync(
                () -> {
                    late.set(true);
                    close();
                },
                CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS));
        try {
            step.run();
        } catch (IOException e) {
            throw late.get() ? new SocketTimeoutException("it took too long") : e;
        } finally {
            alarm.cancel(false);
        }
    }

    /** Closes what is beneath TLS, which would otherwise wait for a write under way. */
    @Override
    public void close() {
        try {
            plain.close();
        } catch (IOException e) {
            throw new UncheckedIOException("could not close a connection", e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
