package dev.slipway.platform.http;

import static dev.slipway.platform.Api.key;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests as no client library would send them. */
abstract class RawRequests {
    static final ObjectMapper JSON = new ObjectMapper();
    static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)");

    @TestHTTPResource
    URI root;

    /** An answer, read off the wire. */
    record Answer(int status, String head, String body) {}

    /** No 500, nothing of the platform's inside, and for an error its two fields. */
    static void assertTold(String what, Answer answer) throws IOException {
        assertTrue(answer.status < 500, what + ": " + answer);
        assertFalse(answer.body.contains("Exception") || answer.body.contains("\tat "), what + ": " + answer);
        if (answer.status >= 400) {
            assertTrue(error(answer).path("id").asText().matches("[a-z_]+"), what + ": " + answer);
            assertFalse(error(answer).path("message").asText().isBlank(), what + ": " + answer);
        }
    }

    Answer send(String method, String path, String type, byte[] body) throws IOException {
        String headers =
                (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n") + "Content-Length: " + body.length + "\r\n";
        try (Socket socket = connect()) {
            socket.getOutputStream().write(head(method, path, headers));
            socket.getOutputStream().write(body);
            return read(socket.getInputStream());
        }
    }

    static byte[] head(String method, String path, String headers) {
        return "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n%s\r\n"
                .formatted(method, path, key(), headers)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The server may keep a connection open whose request has not come in whole. */
    static Answer read(InputStream wire) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = wire.read();
            assertTrue(next >= 0, "no answer, but " + head);
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        assertTrue(length.find(), head.toString());
        byte[] body = wire.readNBytes(Integer.parseInt(length.group(1)));
        return new Answer(
                Integer.parseInt(head.substring(9, 12)), head.toString(), new String(body, StandardCharsets.UTF_8));
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(root.getHost(), root.getPort());
        socket.setSoTimeout((int) Duration.ofMinutes(1).toMillis());
        return socket;
    }

    static JsonNode error(Answer answer) throws IOException {
        return JSON.readTree(answer.body);
    }
}
