package dev.slipway.node;

import dev.slipway.model.release.ImageReference;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/** As much of a registry as an engine needs to pull the small images that this makes. */
final class TestRegistry implements AutoCloseable {
    private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

    private static final int TLS_HANDSHAKE = 0x16;

    private record Content(String type, byte[] bytes) {}

    private final Map<String, Content> contents = new ConcurrentHashMap<>();
    private final ServerSocket server;

    TestRegistry() throws IOException {
        this(0);
    }

    TestRegistry(int port) throws IOException {
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    String host() {
        return "127.0.0.1:" + port();
    }

    /** An image of one empty layer; another mark makes another image. */
    ImageReference image(String repository, String mark) throws IOException {
        // The two blocks of zeros that end a tar archive are an archive themselves.
        byte[] tar = new byte[1024];
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(tar);
        }
        byte[] layer = gzip.toByteArray();
        byte[] config = """
                {"architecture": "amd64", "os": "linux", "config": {"Labels": {"mark": "%s"}},
                 "rootfs": {"type": "layers", "diff_ids": ["%s"]}}
                """.formatted(mark, digest(tar)).getBytes(StandardCharsets.UTF_8);
        byte[] manifest = """
                {"schemaVersion": 2, "mediaType": "%s",
                 "config": {"mediaType": "application/vnd.docker.container.image.v1+json", "size": %d, "digest": "%s"},
                 "layers": [{"mediaType": "application/vnd.docker.image.rootfs.diff.tar.gzip", "size": %d, "digest": "%s"}]}
                """.formatted(
                        MANIFEST,
                        config.length,
                        put("application/octet-stream", config),
                        layer.length,
                        put("application/octet-stream", layer))
                .getBytes(StandardCharsets.UTF_8);
        return new ImageReference(repository, put(MANIFEST, manifest));
    }

    private String put(String type, byte[] bytes) {
        contents.put(digest(bytes), new Content(type, bytes));
        return digest(bytes);
    }

    private static String digest(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    /** One request a connection. An engine tries TLS first; its greeting is answered by hanging up. */
    private void answer(Socket socket) {
        try (socket;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            in.mark(1);
            if (in.read() == TLS_HANDSHAKE) {
                return;
            }
            in.reset();
            String[] request = in.readLine().split(" ");
            for (String header = in.readLine(); header != null && !header.isEmpty(); ) {
                header = in.readLine();
            }
            Content content = contents.get(request[1].substring(request[1].lastIndexOf('/') + 1));
            String status = content != null || request[1].equals("/v2/") ? "200 OK" : "404 Not Found";
            Content sent = content == null ? new Content("text/plain", new byte[0]) : content;
            socket.getOutputStream().write("""
                    HTTP/1.1 %s
                    Connection: close
                    Content-Type: %s
                    Content-Length: %d
                    Docker-Content-Digest: %s

                    """.formatted(status, sent.type(), sent.bytes().length, digest(sent.bytes()))
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            if (request[0].equals("GET")) {
                socket.getOutputStream().write(sent.bytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
