package dev.slipway.platform.http;

import static dev.slipway.platform.Api.createApp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class BadPathTest extends RawRequests {
    @Test
    void takesVersionThreeInAllItsVariantsAndNoOther() throws IOException {
        for (String version : List.of("3", "3.sdk", "3.streaming-build-output", "3.cedar-acm", "\"3\"", " 3")) {
            assertEquals(
                    200,
                    accept("application/vnd.heroku+json; version=" + version).status(),
                    version);
        }
        assertEquals(200, accept("application/vnd.heroku+json").status());
        assertEquals(
                200, accept("application/vnd.heroku+json;version=3, */*;q=0.1").status());
        for (String version : List.of("2", "4", "33", "", "edge", "3sdk")) {
            Answer answer = accept("application/vnd.heroku+json; version=" + version);
            assertEquals(406, answer.status(), version + answer);
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
                assertTrue(answer.status() >= 400, path + answer);
            }
        }
    }

    /** The HTTP server refuses these by itself, before there is a request that could be answered with a body. */
    @Test
    void refusesPathsThatCannotBeDecoded() throws IOException {
        for (String path : List.of("/apps/%zz", "/apps/%", "/apps/{x}")) {
            assertEquals(400, send("GET", path, "", new byte[0]).status(), path);
        }
    }

    private Answer accept(String accept) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(head("GET", "/account", "Accept: " + accept + "\r\n"));
            return read(socket.getInputStream());
        }
    }
}
