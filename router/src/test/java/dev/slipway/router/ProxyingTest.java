package dev.slipway.router;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyingTest {
    @TempDir
    Path home;

    @Test
    void passesARequestToTheAppOfItsHost() throws Exception {
        try (Dyno shop = Dyno.saying("shop");
                Dyno blog = Dyno.saying("blog");
                Fixture f = Fixture.serving(
                        home, Fixture.live("shop", shop.target()), Fixture.live("blog", blog.target()))) {
            assertTrue(Wire.get(f.port, "Shop.localhost:8080").endsWith("shop"));
            assertTrue(Wire.get(f.port, "blog.localhost").endsWith("blog"));
            String nobody = Wire.get(f.port, "nobody.localhost");
            assertTrue(nobody.startsWith("HTTP/1.1 404"), nobody);
            assertTrue(nobody.contains("No such app"));
        }
    }

    @Test
    void keepsConnectionsOnBothSides() throws Exception {
        try (Dyno dyno = Dyno.saying("hello");
                Fixture f = Fixture.serving(home, Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            for (int i = 0; i < 20; i++) {
                String response = wire.send("GET /" + i + " HTTP/1.1\r\nHost: shop.localhost\r\n\r\n")
                        .response();
                assertTrue(response.startsWith("HTTP/1.1 200 OK"), response);
                assertTrue(response.endsWith("hello"), response);
                assertFalse(response.toLowerCase().contains("connection:"), response);
            }
            assertEquals(1, dyno.connections.get());
        }
    }

    @Test
    void answersPipelinedRequestsInOrder() throws Exception {
        try (Dyno dyno = new Dyno((request, out) -> Dyno.ok(out, request.line().split(" ")[1]));
                Fixture f = Fixture.serving(home, Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            StringBuilder requests = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                requests.append("GET /").append(i).append(" HTTP/1.1\r\nHost: shop.localhost\r\n\r\n");
            }
            wire.send(requests.toString());
            for (int i = 0; i < 50; i++) {
                assertTrue(wire.response().endsWith("/" + i));
            }
        }
    }

    @Test
    void writesALineForEachRequest() throws Exception {
        try (Dyno dyno = Dyno.saying("hello");
                Fixture f = Fixture.serving(home, Fixture.live("shop", dyno.target()))) {
            Wire.get(f.port, "shop.localhost");
            await().until(() -> f.platform.lines().size() == 1);
            String line = f.platform.lines().getFirst();
            assertTrue(
                    line.matches("at=info method=GET path=\"/\" host=shop.localhost request_id=[0-9a-f-]{36}"
                            + " fwd=\"127.0.0.1\" dyno=web.1 connect=\\d+ms service=\\d+ms status=200 bytes=5"
                            + " protocol=http"),
                    line);
        }
    }
}
