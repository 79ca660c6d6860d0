package dev.slipway.router;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpRulesTest {
    private static final String HOST = "Host: shop.localhost\r\n";

    @TempDir
    Path home;

    private Fixture shop(Dyno dyno) throws Exception {
        return Fixture.serving(home, Fixture.live("shop", dyno.target()));
    }

    @Test
    void answersHeadWithTheLengthAndNoBody() throws Exception {
        try (Dyno dyno = new Dyno((request, out) -> Dyno.raw(out, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"));
                Fixture f = shop(dyno);
                Wire wire = new Wire(f.port)) {
            for (int i = 0; i < 3; i++) {
                String head = wire.send("HEAD / HTTP/1.1\r\n" + HOST + "\r\n").head();
                assertTrue(head.toLowerCase().contains("content-length: 5"), head);
            }
            assertEquals(1, dyno.connections.get());
        }
    }

    @Test
    void keepsTheConnectionAfterResponsesWithoutBody() throws Exception {
        try (Dyno dyno = new Dyno((request, out) -> Dyno.raw(
                        out,
                        request.line().contains("/204")
                                ? "HTTP/1.1 204 No Content\r\n\r\n"
                                : "HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n"));
                Fixture f = shop(dyno);
                Wire wire = new Wire(f.port)) {
            assertTrue(wire.send("GET /204 HTTP/1.1\r\n" + HOST + "\r\n").head().startsWith("HTTP/1.1 204"));
            assertTrue(wire.send("GET /304 HTTP/1.1\r\n" + HOST + "\r\n").head().startsWith("HTTP/1.1 304"));
            assertTrue(wire.send("GET /204 HTTP/1.1\r\n" + HOST + "\r\n").head().startsWith("HTTP/1.1 204"));
            assertEquals(1, dyno.connections.get());
        }
    }

    @Test
    void passesInterimResponses() throws Exception {
        try (Dyno dyno = new Dyno((request, out) -> {
                    Dyno.raw(out, "HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n");
                    return Dyno.ok(out, "done");
                });
                Fixture f = shop(dyno);
                Wire wire = new Wire(f.port)) {
            String hints = wire.send("GET / HTTP/1.1\r\n" + HOST + "\r\n").head();
            assertTrue(hints.startsWith("HTTP/1.1 103"), hints);
            assertTrue(hints.contains("a.css"), hints);
            assertTrue(wire.response().endsWith("done"));
        }
    }

    @Test
    void letsTheDynoDecideWhetherABodyIsToBeSent() throws Exception {
        try (Dyno dyno = new Dyno((request, out) -> {
                    Dyno.raw(out, "HTTP/1.1 100 Continue\r\n\r\n");
                    return Dyno.ok(out, new String(request.body().readNBytes(5)));
                });
                Fixture f = shop(dyno);
                Wire wire = new Wire(f.port)) {
            wire.send("POST / HTTP/1.1\r\n" + HOST + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");
            assertTrue(wire.head().startsWith("HTTP/1.1 100"));
            assertTrue(wire.send("abcde").response().endsWith("abcde"));
        }
    }

    @Test
    void servesHttp10ClientsWithoutChunks() throws Exception {
        try (Dyno dyno = new Dyno((request, out) ->
                        Dyno.raw(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"));
                Fixture f = shop(dyno)) {
            String response = Wire.exchange(f.port, "GET / HTTP/1.0\r\n" + HOST + "Connection: keep-alive\r\n\r\n");
            assertTrue(response.endsWith("\r\n\r\nabc"), response);
            assertFalse(response.toLowerCase().contains("transfer-encoding"), response);
        }
    }

    @Test
    void keepsAnHttp10ConnectionThatAsksForIt() throws Exception {
        try (Dyno dyno = Dyno.saying("ok");
                Fixture f = shop(dyno);
                Wire wire = new Wire(f.port)) {
            for (int i = 0; i < 2; i++) {
                String response = wire.send("GET / HTTP/1.0\r\n" + HOST + "Connection: keep-alive\r\n\r\n")
                        .response();
                assertTrue(response.toLowerCase().contains("connection: keep-alive"), response);
            }
        }
    }

    @Test
    void framesAResponseThatEndsWithItsConnection() throws Exception {
        try (Dyno dyno = new Dyno((request, out) -> {
                    Dyno.raw(out, "HTTP/1.0 200 OK\r\n\r\nabc");
                    return false;
                });
                Fixture f = shop(dyno);
                Wire wire = new Wire(f.port)) {
            String head = wire.send("GET / HTTP/1.1\r\n" + HOST + "\r\n").head();
            assertTrue(head.toLowerCase().contains("transfer-encoding: chunked"), head);
            assertEquals("3\r\nabc\r\n0\r\n\r\n", new String(wire.in.readNBytes(13)));
        }
    }

    @Test
    void passesTrailersBothWays() throws Exception {
        try (Dyno dyno = new Dyno((request, out) -> {
                    String body = new String(request.body().readNBytes("3\r\nabc\r\n0\r\nX-Sum: 7\r\n\r\n".length()));
                    return Dyno.raw(
                            out,
                            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-Seen: " + body.contains("X-Sum: 7")
                                    + "\r\n\r\n1\r\na\r\n0\r\nX-Total: 9\r\n\r\n");
                });
                Fixture f = shop(dyno)) {
            String response = Wire.exchange(
                    f.port,
                    "POST / HTTP/1.1\r\n" + HOST
                            + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX-Sum: 7\r\n\r\n");
            assertTrue(response.contains("X-Seen: true"), response);
            assertTrue(response.endsWith("0\r\nX-Total: 9\r\n\r\n"), response);
        }
    }

    @Test
    void takesTheHostOfAnAbsoluteTarget() throws Exception {
        try (Dyno dyno = Dyno.saying("ok");
                Fixture f = shop(dyno)) {
            String response = Wire.exchange(
                    f.port,
                    "GET http://shop.localhost/a?b HTTP/1.1\r\nHost: other.localhost\r\nConnection: close\r\n\r\n");
            assertTrue(response.endsWith("ok"), response);
            assertEquals("GET /a?b HTTP/1.1", dyno.requests.getFirst().line());
            assertEquals("shop.localhost", dyno.requests.getFirst().header("Host"));
        }
    }

    @Test
    void refusesConnect() throws Exception {
        try (Dyno dyno = Dyno.saying("ok");
                Fixture f = shop(dyno)) {
            String response =
                    Wire.exchange(f.port, "CONNECT shop.localhost:443 HTTP/1.1\r\nHost: shop.localhost:443\r\n\r\n");
            assertTrue(response.startsWith("HTTP/1.1 405"), response);
            assertEquals(0, dyno.requests.size());
        }
    }
}
