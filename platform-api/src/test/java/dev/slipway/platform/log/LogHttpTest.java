package dev.slipway.platform.log;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.log.LogLine;
import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class LogHttpTest {
    @Inject
    LogStore store;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private String name;
    private UUID app;

    @BeforeEach
    void newApp() {
        var created = api().post("/apps").then().statusCode(201).extract().jsonPath();
        name = created.getString("name");
        app = created.getUUID("id");
    }

    @Test
    void opensASessionWhoseUrlNeedsNoCredential() {
        api().body("{\"lines\": 2, \"dyno\": \"web.1\"}")
                .post("/apps/" + name + "/log-sessions")
                .then()
                .statusCode(201)
                .body("id", matchesPattern("[-0-9a-f]{36}"))
                .body("logplex_url", matchesPattern("http://localhost:5000/logs/sessions/[-0-9a-f]{36}"))
                .body("created_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"))
                .body("updated_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
    }

    @Test
    void opensNoSessionOfAnUnknownAppOrWithoutAKey() {
        api().body("{}").post("/apps/nosuchapp/log-sessions").then().statusCode(404);
        given().post("/apps/" + name + "/log-sessions").then().statusCode(401);
        given().post("/internal/routers/r1/logs").then().statusCode(401);
    }

    @Test
    void refusesANegativeNumberOfLines() {
        api().body("{\"lines\": -1}")
                .post("/apps/" + name + "/log-sessions")
                .then()
                .statusCode(422)
                .body("id", equalTo("invalid_params"));
    }

    @Test
    void readsTheLastLinesAsTextAndEnds() {
        append("a", "b", "ü");
        given().accept("*/*")
                .get(session("{\"lines\": 2}"))
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .body(equalTo("2026-08-04T12:00:00.123456+00:00 app[web.1]: b\n"
                        + "2026-08-04T12:00:00.123456+00:00 app[web.1]: ü\n"));
    }

    @Test
    void readsTheLastLinesAsEventsAndEnds() {
        append("a", "b");
        given().accept("text/event-stream")
                .get(session("{\"lines\": 1}"))
                .then()
                .statusCode(200)
                .contentType("text/event-stream")
                .body(equalTo("id: 2\ndata: 2026-08-04T12:00:00.123456+00:00 app[web.1]: b\n\n"));
    }

    @Test
    void followsLiveUntilTheClientGoesAway() throws Exception {
        append("a");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response = open(client, "text/event-stream", session("{\"tail\": true}"));
            BufferedReader events = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
            assertEquals("id: 1", events.readLine());
            append("b");
            await().atMost(Duration.ofMinutes(1)).until(() -> events.readLine().endsWith("app[web.1]: b"));
            assertEquals(1, store.followers(app));
            response.body().close();
            client.shutdownNow();
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> store.followers(app) == 0);
    }

    @Test
    void answersAQuietLiveSessionAtOnceInEitherFormat() throws Exception {
        for (String accept : List.of("text/event-stream", "text/plain")) {
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpResponse<InputStream> response = open(client, accept, session("{\"tail\": true}"));
                assertEquals(200, response.statusCode());
                assertTrue(
                        response.headers().firstValue("Content-Type").orElse("").startsWith(accept));
                response.body().close();
                client.shutdownNow();
            }
        }
    }

    @Test
    void doesNotKnowASessionThatWasNotOpened() {
        given().get("/logs/sessions/" + UUID.randomUUID()).then().statusCode(404);
        given().get("/logs/sessions/x").then().statusCode(404);
    }

    @Test
    void takesARoutersLines() {
        String line = "{\"appId\":\"" + app + "\",\"at\":\"2026-08-04T12:00:00Z\",\"text\":\"at=info\"}\n";
        given().header("Authorization", "Bearer " + PlatformServices.ROUTER_TOKEN)
                .contentType("application/x-ndjson")
                .body((line + "broken\n" + line).getBytes(StandardCharsets.UTF_8))
                .post("/internal/routers/r1/logs")
                .then()
                .statusCode(204);
        LogLine expected = store.last(app, 10, LogFilter.ALL).getLast().line();
        assertEquals("2026-08-04T12:00:00.000000+00:00 heroku[router]: at=info", LogFormat.line(expected));
        assertEquals(2, store.last(app, 10, LogFilter.ALL).size());
    }

    private HttpResponse<InputStream> open(HttpClient client, String accept, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", accept)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    private String session(String body) {
        String url = api().body(body)
                .post("/apps/" + name + "/log-sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("logplex_url");
        return URI.create(url).getPath();
    }

    private void append(String... texts) {
        store.append(List.of(texts).stream()
                .map(text -> TestLogs.line(app, "web.1", text))
                .toList());
    }
}
