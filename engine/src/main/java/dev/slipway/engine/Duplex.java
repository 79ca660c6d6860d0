package dev.slipway.engine;

import com.github.dockerjava.core.SSLConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * A plain connection to the engine for an upgraded request, of which one side can be ended while the other goes on:
 * docker-java's transport can't end a command's input.
 */
record Duplex(InputStream in, OutputStream out, End endOutput, End end) implements AutoCloseable {
    private static final int DEFAULT_PORT = 2375;

    /** A step that closes something. */
    interface End {
        void run() throws IOException;
    }

    static Duplex to(URI host, @Nullable SSLConfig tls) throws IOException {
        return "unix".equals(host.getScheme()) ? unix(host) : tcp(host, tls);
    }

    private static Duplex unix(URI host) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(host.getPath()));
        return new Duplex(
                Channels.newInputStream(channel),
                Channels.newOutputStream(channel),
                channel::shutdownOutput,
                channel::close);
    }

    private static Duplex tcp(URI host, @Nullable SSLConfig tls) throws IOException {
        int port = host.getPort() < 0 ? DEFAULT_PORT : host.getPort();
        try {
            Socket socket = tls == null
                    ? new Socket(host.getHost(), port)
                    : tls.getSSLContext().getSocketFactory().createSocket(host.getHost(), port);
            return new Duplex(socket.getInputStream(), socket.getOutputStream(), socket::shutdownOutput, socket::close);
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS to " + host + " can't be set up: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        end.run();
    }
}
