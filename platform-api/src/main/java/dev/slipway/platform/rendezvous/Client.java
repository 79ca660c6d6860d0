package dev.slipway.platform.rendezvous;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A client's TLS connection. It is kept together with the TCP connection beneath, because Java's TLS socket waits for
 * the other side when it is closed.
 */
final class Client {
    private static final Logger LOG = System.getLogger(Client.class.getName());

    private final Socket tcp;
    private final SSLSocket tls;

    private Client(Socket tcp, SSLSocket tls) {
        this.tcp = tcp;
        this.tls = tls;
    }

    /** The handshake is made with the first byte. */
    static Client over(Socket tcp, SSLContext context) throws IOException {
        tcp.setTcpNoDelay(true);
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(tcp, null, tcp.getPort(), true);
        tls.setUseClientMode(false);
        return new Client(tcp, tls);
    }

    InputStream in() throws IOException {
        return tls.getInputStream();
    }

    OutputStream out() throws IOException {
        return tls.getOutputStream();
    }

    /** A read that takes longer fails, and may be tried again. */
    void readTimeout(Duration timeout) throws IOException {
        tcp.setSoTimeout(Math.toIntExact(timeout.toMillis()));
    }

    /** Tells the client that nothing more comes, after all that was written. */
    void endOutput() {
        try {
            tls.shutdownOutput();
            tcp.shutdownOutput();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "rendezvous client went first reason={0}", e.getMessage());
        }
    }

    void close() {
        try {
            tcp.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "rendezvous client not closed well reason={0}", e.getMessage());
        }
    }
}
