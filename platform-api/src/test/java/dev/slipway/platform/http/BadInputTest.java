package dev.slipway.platform.http;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.createApp;
import static dev.slipway.platform.Api.key;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever a client sends, it is told in Heroku's words what is wrong with it. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class BadInputTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)");
    private static final String DEEP = "[".repeat(5000) + "]".repeat(5000);

    @TestHTTPResource
    URI root;

    /** An answer, read off the wire. */
    private record Answer(int status, String head, String body) {}

    @Test
    void saysWhereABodyStopsBeingJson() throws IOException {
        Answer answer = send("POST", "/apps", "application/json", "{\"name\": hello}".getBytes(StandardCharsets.UTF_8));
        assertEquals(400, answer.status, answer.toString());
        assertEquals("bad_request", error(answer).path("id").asText());
        assertTrue(error(answer).path("message").asText().contains("line 1"), answer.body);
    }

    @Test
    void namesTheFieldOfTheWrongType() {
        api().body("{\"name\": [\"shop\"]}")
                .post("/apps")
                .then()
                .statusCode(422)
                .body("id", equalTo("invalid_params"))
                .body("message", allOf(containsString("Field name"), containsString("a text")));
        api().body("{\"maintenance\": \"perhaps\"}")
                .patch("/apps/" + createApp())
                .then()
                .statusCode(422)
                .body("message", allOf(containsString("Field maintenance"), containsString("true or false")));
        api().body("[]").post("/apps").then().statusCode(422).body("message", containsString("The body"));
    }

    @Test
    void everyWriteRefusesBodiesThatMakeNoSense() throws IOException {
        String app = createApp();
        List<String> bodies = List.of(
                "",
                "{",
                "nonsense",
                "[]",
                "[1]",
                "5",
                "\"text\"",
                "true",
                "null",
                "{\"\": \"\"}",
                DEEP,
                "{\"a\": " + DEEP,
                "{\"updates\": 5}",
                "{\"updates\": [5]}",
                "{\"updates\": [null]}",
                "{\"updates\": [{\"type\": null}]}",
                "{\"hostname\": null}",
                "{\"hostname\": 5}",
                "{\"hostname\": \"a\\u0000b\"}",
                "{\"hostname\": {}}",
                "{\"public_key\": \"ssh-rsa \\u0000\"}",
                "{\"public_key\": 1e999}",
                "{\"quantity\": 1e9999}",
                "{\"quantity\": [1]}",
                "{\"quantity\": \"\\u0000\"}",
                "{\"size\": {\"name\": []}}",
                "{\"release\": \"\\u0000\"}",
                "{\"release\": {}}",
                "{\"slug\": \"\\u0000\"}",
                "{\"slug\": [], \"release\": 5}",
                "{\"A\\u0000\": \"x\"}",
                "{\"A\": \"\\u0000\"}",
                "{\"A\": {}}",
                "{\"A B\": \"x\"}",
                "{\"command\": \"\\u0000\"}",
                "{\"command\": \"x\", \"env\": 5}",
                "{\"command\": \"x\", \"time_to_live\": \"x\"}",
                "{\"command\": \"x\", \"time_to_live\": 99999999999999999999}",
                "{\"lines\": \"x\"}",
                "{\"lines\": -1}",
                "{\"name\": \"a\\u0000b\"}",
                "{\"name\": \"\\ud800\"}",
                "{\"name\": 5}",
                "{\"maintenance\": []}");
        for (String write : writes(app)) {
            String[] link = write.split(" ");
            for (String body : bodies) {
                Answer answer = send(link[0], link[1], "application/json", body.getBytes(StandardCharsets.UTF_8));
                assertTold(write + " " + body, answer);
            }
        }
    }

    @Test
    void refusesBytesThatAreNotUtf8() throws IOException {
        String app = createApp();
        for (String write : writes(app)) {
            String[] link = write.split(" ");
            byte[] body = "{\"A\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
            Answer answer = send(link[0], link[1], "application/json", body);
            assertEquals(400, answer.status, write + answer);
            assertTold(write, answer);
        }
    }

    @Test
    void refusesContentTypesThatAreNotJson() throws IOException {
        String app = createApp();
        byte[] body = "{\"name\": \"x\"}".getBytes(StandardCharsets.UTF_8);
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "application/xml", "image/png")) {
            Answer answer = send("POST", "/apps/" + app + "/domains", type, body);
            assertEquals(415, answer.status, type + answer);
            assertTold(type, answer);
        }
        for (String type : List.of("nonsense", "/", ";;", "application/json; charset=nonsense", "a/b/c", "\u00e9/x")) {
            assertTold(type, send("POST", "/apps/" + app + "/domains", type, body));
        }
    }

    @Test
    void aBodyNeedsNoContentType() throws IOException {
        byte[] body = "{\"lines\": -1}".getBytes(StandardCharsets.UTF_8);
        String app = createApp();
        for (String write : writes(app)) {
            String[] link = write.split(" ");
            assertTold(write, send(link[0], link[1], "", body));
        }
    }

    @Test
    void ignoresFieldsThatItDoesNotKnow() {
        String app = createApp();
        api().body("{\"hostname\": \"" + app + ".example.com\", \"colour\": {\"a\": [1, null]}}")
                .post("/apps/" + app + "/domains")
                .then()
                .statusCode(201);
    }

    @Test
    void takesVersionThreeInAllItsVariantsAndNoOther() throws IOException {
        for (String version : List.of("3", "3.sdk", "3.streaming-build-output", "3.cedar-acm", "\"3\"", " 3")) {
            assertEquals(200, accept("application/vnd.heroku+json; version=" + version).status, version);
        }
        assertEquals(200, accept("application/vnd.heroku+json").status);
        assertEquals(200, accept("application/vnd.heroku+json;version=3, */*;q=0.1").status);
        for (String version : List.of("2", "4", "33", "", "edge", "3sdk")) {
            Answer answer = accept("application/vnd.heroku+json; version=" + version);
            assertEquals(406, answer.status, version + answer);
            assertEquals("not_acceptable", error(answer).path("id").asText());
        }
        for (String accept : List.of("image/png", "nonsense", ";;", "*/*;q=high", "")) {
            assertTold(accept, accept(accept));
        }
    }

    @Test
    void refusesPathsThatNameNothing() throws IOException {
        String app = "/apps/" + createApp();
        for (String bad : List.of("%00", "a%00b", "%0A", "%ff%fe", "..%2f..", "%27%3B--", "x".repeat(3000), "~")) {
            for (String path : List.of(
                    "/apps/" + bad,
                    app + "/builds/" + bad,
                    app + "/domains/" + bad,
                    app + "/dynos/" + bad,
                    app + "/formation/" + bad,
                    app + "/releases/" + bad,
                    app + "/releases/" + bad + "/config-vars",
                    "/account/keys/" + bad,
                    "/" + bad)) {
                Answer answer = send("GET", path, "", new byte[0]);
                assertTold(path, answer);
                assertTrue(answer.status >= 400, path + answer);
            }
        }
    }

    /** The HTTP server refuses these by itself, before there is a request that could be answered with a body. */
    @Test
    void refusesPathsThatCannotBeDecoded() throws IOException {
        for (String path : List.of("/apps/%zz", "/apps/%", "/apps/{x}")) {
            assertEquals(400, send("GET", path, "", new byte[0]).status, path);
        }
    }

    @Test
    void refusesAHugeBodyBeforeItWasSent() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(head("POST", "/apps", "Content-Type: application/json\r\nContent-Length: 104857600\r\n"));
            Answer answer = read(socket.getInputStream());
            assertEquals(413, answer.status, answer.toString());
            assertTold("100 MB", answer);
        }
    }

    @Test
    void limitsTheBodiesOfAppsWhoseNamesLookLikeGit() throws IOException {
        byte[] body = new byte[1024 * 1024 + 1];
        assertEquals(413, send("PATCH", "/apps/ice-pack", "application/json", body).status);
    }

    private static List<String> writes(String app) {
        return List.of(
                "PATCH /apps/" + app,
                "PATCH /apps/" + app + "/config-vars",
                "PATCH /apps/" + app + "/formation",
                "PATCH /apps/" + app + "/formation/web",
                "POST /apps/" + app + "/domains",
                "POST /apps/" + app + "/dynos",
                "POST /apps/" + app + "/log-sessions",
                "POST /apps/" + app + "/releases",
                "POST /account/keys");
    }

    /** No 500, nothing of the platform's inside, and for an error its two fields. */
    private static void assertTold(String what, Answer answer) throws IOException {
        assertTrue(answer.status < 500, what + ": " + answer);
        assertFalse(answer.body.contains("Exception") || answer.body.contains("\tat "), what + ": " + answer);
        if (answer.status >= 400) {
            assertTrue(error(answer).path("id").asText().matches("[a-z_]+"), what + ": " + answer);
            assertFalse(error(answer).path("message").asText().isBlank(), what + ": " + answer);
        }
    }

    private Answer accept(String accept) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(head("GET", "/account", "Accept: " + accept + "\r\n"));
            return read(socket.getInputStream());
        }
    }

    private Answer send(String method, String path, String type, byte[] body) throws IOException {
        String headers =
                (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n") + "Content-Length: " + body.length + "\r\n";
        try (Socket socket = connect()) {
            socket.getOutputStream().write(head(method, path, headers));
            socket.getOutputStream().write(body);
            return read(socket.getInputStream());
        }
    }

    private static byte[] head(String method, String path, String headers) {
        return "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n%s\r\n"
                .formatted(method, path, key(), headers)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The server may keep a connection open whose request has not come in whole. */
    private static Answer read(InputStream wire) throws IOException {
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

    private Socket connect() throws IOException {
        Socket socket = new Socket(root.getHost(), root.getPort());
        socket.setSoTimeout((int) Duration.ofMinutes(1).toMillis());
        return socket;
    }

    private static JsonNode error(Answer answer) throws IOException {
        return JSON.readTree(answer.body);
    }
}
