package dev.slipway.platform.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One GET of HTTP/1.0 (RFC 1945), whose body ends with the connection, to an address that was looked at before. The
 * JDK's clients resolve the name once more, and could be led elsewhere.
 */
final class Fetch {
    private static final int PATIENCE_MILLIS = 15_000;
    private static final int HEAD_LIMIT = 64 * 1024;

    private final Clock clock;
    private final Instant deadline;

    Fetch(Clock clock, Instant deadline) {
        this.clock = clock;
        this.deadline = deadline;
    }

    /** Status and headers, whose names are in lower case, and a body that is still to be read. */
    record Answer(int status, Map<String, String> headers, InputStream body) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    Answer get(URI url, InetAddress address) throws IOException {
        Socket socket = connect(url, address);
        try {
            String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
            String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
            String host = url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
            String request =
                    "GET %s%s HTTP/1.0\r\nHost: %s\r\nUser-Agent: slipway\r\nAccept: */*\r\nConnection: close\r\n\r\n"
                            .formatted(path, query, host);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = new InTime(new BufferedInputStream(socket.getInputStream()), socket);
            int status = status(line(in));
            Map<String, String> headers = headers(in);
            if (headers.containsKey("transfer-encoding")) {
                throw new IOException("the server answered in chunks, which HTTP/1.0 doesn't have");
            }
            String length = headers.get("content-length");
            return new Answer(status, headers, length == null ? in : new Whole(in, Long.parseLong(length)));
        } catch (NumberFormatException e) {
            socket.close();
            throw new IOException("the server's answer is not HTTP", e);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket connect(URI url, InetAddress address) throws IOException {
        boolean secure = url.getScheme().equalsIgnoreCase("https");
        int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        Socket plain = new Socket();
        try {
            plain.setSoTimeout(PATIENCE_MILLIS);
            plain.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
            if (!secure) {
                return plain;
            }
            SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            SSLSocket socket = (SSLSocket) factory.createSocket(plain, url.getHost(), port, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private static int status(String line) throws IOException {
        String[] parts = line.split(" ", 3);
        if (parts.length < 2 || !parts[0].startsWith("HTTP/1.")) {
            throw new IOException("the server's answer is not HTTP");
        }
        return Integer.parseInt(parts[1]);
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        int size = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            size += line.length();
            if (size > HEAD_LIMIT) {
                throw new IOException("the server's headers are longer than " + HEAD_LIMIT + " bytes");
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() > HEAD_LIMIT) {
                throw new EOFException("the server's answer breaks off in its head");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** Ends with the deadline, however slowly the server sends; closing it closes the connection. */
    private final class InTime extends FilterInputStream {
        private final Socket socket;

        InTime(InputStream in, Socket socket) {
            super(in);
            this.socket = socket;
        }

        @Override
        public int read() throws IOException {
            look();
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            look();
            return super.read(buffer, offset, length);
        }

        private void look() throws IOException {
            if (clock.instant().isAfter(deadline)) {
                throw new SocketTimeoutException("it took too long");
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** Takes no end of the connection for the end of the body. */
    private static final class Whole extends FilterInputStream {
        private long left;

        Whole(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = super.read(buffer, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new EOFException("the connection broke off with " + left + " bytes to come");
            }
            left -= read;
            return read;
        }
    }
}
