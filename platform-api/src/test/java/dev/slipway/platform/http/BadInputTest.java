package dev.slipway.platform.http;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.createApp;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever a client sends, it is told in Heroku's words what is wrong with it. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class BadInputTest extends RawRequests {
    private static final String DEEP = "[".repeat(5000) + "]".repeat(5000);

    @Test
    void saysWhereABodyStopsBeingJson() throws IOException {
        Answer answer = send("POST", "/apps", "application/json", "{\"name\": hello}".getBytes(StandardCharsets.UTF_8));
        assertEquals(400, answer.status(), answer.toString());
        assertEquals("bad_request", error(answer).path("id").asText());
        assertTrue(error(answer).path("message").asText().contains("line 1"), answer.body());
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
            assertEquals(400, answer.status(), write + answer);
            assertTold(write, answer);
        }
    }

    @Test
    void refusesContentTypesThatAreNotJson() throws IOException {
        String app = createApp();
        byte[] body = "{\"name\": \"x\"}".getBytes(StandardCharsets.UTF_8);
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "application/xml", "image/png")) {
            Answer answer = send("POST", "/apps/" + app + "/domains", type, body);
            assertEquals(415, answer.status(), type + answer);
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
    void refusesAHugeBodyBeforeItWasSent() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(head("POST", "/apps", "Content-Type: application/json\r\nContent-Length: 104857600\r\n"));
            Answer answer = read(socket.getInputStream());
            assertEquals(413, answer.status(), answer.toString());
            assertTold("100 MB", answer);
        }
    }

    @Test
    void limitsTheBodiesOfAppsWhoseNamesLookLikeGit() throws IOException {
        byte[] body = new byte[1024 * 1024 + 1];
        assertEquals(
                413, send("PATCH", "/apps/ice-pack", "application/json", body).status());
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
}
