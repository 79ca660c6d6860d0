package dev.slipway.cli.run;

import dev.slipway.cli.failure.CommandException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A connection to a dyno by the rendezvous protocol. */
final class Attached implements AutoCloseable {
    private static final String MET = "rendezvous\r\n";
    private static final int END_OF_FILE = 4;

    private final Socket tcp;
    private final SSLSocket tls;

    private Attached(Socket tcp, SSLSocket tls) {
        this.tcp = tcp;
        this.tls = tls;
    }

    /**
     * Connects, and waits until the dyno runs.
     *
     * @param authority the certificate to trust, where there is one; else those that Java trusts
     */
    static Attached to(URI address, Path authority) throws IOException {
        Socket tcp = new Socket(address.getHost(), address.getPort());
        SSLSocket tls = (SSLSocket)
                context(authority).getSocketFactory().createSocket(tcp, address.getHost(), address.getPort(), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        Attached attached = new Attached(tcp, tls);
        attached.greet(address.getPath().substring(1));
        return attached;
    }

    private void greet(String secret) throws IOException {
        tls.getOutputStream().write((secret + "?exit-status\r\n").getBytes(StandardCharsets.US_ASCII));
        tls.getOutputStream().flush();
        byte[] answer = tls.getInputStream().readNBytes(MET.length());
        if (!new String(answer, StandardCharsets.US_ASCII).equals(MET)) {
            throw new EOFException("the dyno did not come");
        }
    }

    /** Carries input and output until the dyno ends; gives its exit status. */
    int pump(InputStream keyboard, OutputStream screen, boolean tty) throws IOException {
        Thread.ofPlatform().name("keyboard").daemon().start(() -> type(keyboard, tty));
        ExitStatusFilter filter = new ExitStatusFilter(screen);
        InputStream in = tls.getInputStream();
        byte[] chunk = new byte[16 * 1024];
        for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
            filter.write(chunk, length);
        }
        return filter.status()
                .orElseThrow(() -> new CommandException("The dyno was lost before its command had ended."));
    }

    private void type(InputStream keyboard, boolean tty) {
        byte[] chunk = new byte[4096];
        try {
            OutputStream out = tls.getOutputStream();
            for (int length = keyboard.read(chunk); length >= 0; length = keyboard.read(chunk)) {
                out.write(chunk, 0, length);
                out.flush();
            }
            if (!tty) {
                out.write(END_OF_FILE);
                out.flush();
            }
        } catch (IOException e) {
            // The dyno has ended; whoever reads its output says how.
        }
    }

    private static SSLContext context(Path authority) throws IOException {
        try {
            if (!Files.isReadable(authority)) {
                return SSLContext.getDefault();
            }
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            try (InputStream pem = Files.newInputStream(authority)) {
                trusted.setCertificateEntry(
                        "platform", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS can't be set up with " + authority + ": " + e.getMessage(), e);
        }
    }

    /** Beneath TLS, which would wait for the other side. */
    @Override
    public void close() throws IOException {
        tcp.close();
    }
}
