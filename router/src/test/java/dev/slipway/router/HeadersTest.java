package dev.slipway.router;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.router.proxy.TrustedProxies;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadersTest {
    @TempDir
    Path home;

    private Dyno.Request seen(TrustedProxies trusted, String requestLine, String... headers) throws Exception {
        try (Dyno dyno = Dyno.saying("ok");
                Fixture f = Fixture.with(
                        new FakePlatform(Fixture.snapshot(Fixture.live("shop", dyno.target()))),
                        Files.createTempDirectory(home, "router"),
                        trusted,
                        new TestLimits())) {
            String head = requestLine + "\r\nHost: shop.localhost:1234\r\nConnection: close\r\n"
                    + String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n") + "\r\n";
            String response = Wire.exchange(f.port, head);
            assertTrue(response.startsWith("HTTP/1.1 200"), response);
            assertTrue(response.toLowerCase().contains("via: 1.1 slipway"), response);
            return dyno.requests.getFirst();
        }
    }

    @Test
    void tellsTheDynoWhereTheRequestComesFrom() throws Exception {
        long before = System.currentTimeMillis();
        Dyno.Request request = seen(
                TrustedProxies.NONE,
                "GET /x?y=1 HTTP/1.1",
                "X-Forwarded-For: 9.9.9.9",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Port: 443");
        assertEquals("GET /x?y=1 HTTP/1.1", request.line());
        assertEquals("shop.localhost:1234", request.header("Host"));
        assertEquals("127.0.0.1", request.header("X-Forwarded-For"));
        assertEquals("http", request.header("X-Forwarded-Proto"));
        assertFalse(request.header("X-Forwarded-Port").equals("443"));
        assertEquals("1.1 slipway", request.header("Via"));
        assertTrue(Long.parseLong(request.header("X-Request-Start")) >= before);
        assertTrue(request.header("X-Request-Id")
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    }

    @Test
    void believesATrustedProxy() throws Exception {
        Dyno.Request request = seen(
                TrustedProxies.parse("10.0.0.0/8, 127.0.0.0/8"),
                "GET / HTTP/1.1",
                "X-Forwarded-For: 9.9.9.9",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Port: 443");
        assertEquals("9.9.9.9, 127.0.0.1", request.header("X-Forwarded-For"));
        assertEquals("https", request.header("X-Forwarded-Proto"));
        assertEquals("443", request.header("X-Forwarded-Port"));
    }

    @Test
    void keepsAUsableRequestIdAndReplacesAnother() throws Exception {
        String usable = "abcdefghij-0123456789_.=/+";
        assertEquals(
                usable,
                seen(TrustedProxies.NONE, "GET / HTTP/1.1", "X-Request-Id: " + usable)
                        .header("X-Request-Id"));
        String forged = "short \" status=200";
        assertFalse(seen(TrustedProxies.NONE, "GET / HTTP/1.1", "X-Request-Id: " + forged)
                .header("X-Request-Id")
                .contains("short"));
    }

    @Test
    void stripsHeadersForTheNextHopButNeverTheFraming() throws Exception {
        Dyno.Request request = seen(
                TrustedProxies.NONE,
                "POST / HTTP/1.1",
                "Connection: X-Secret, Content-Length, Host, keep-alive",
                "X-Secret: 1",
                "Keep-Alive: timeout=5",
                "TE: trailers",
                "Proxy-Authorization: Basic x",
                "Proxy-Connection: close",
                "X-Kept: 1",
                "Content-Length: 0");
        for (String gone : new String[] {"X-Secret", "Keep-Alive", "TE", "Proxy-Authorization", "Proxy-Connection"}) {
            assertEquals("", request.header(gone), gone);
        }
        assertEquals("1", request.header("X-Kept"));
        assertEquals("0", request.header("Content-Length"));
    }

    @Test
    void dropsNamesThatAnAppCouldTakeForTheRoutersOwn() throws Exception {
        Dyno.Request request = seen(
                TrustedProxies.NONE,
                "GET / HTTP/1.1",
                "X_Forwarded_For: 9.9.9.9",
                "X-Forwarded_Proto: https",
                "X_Request_Id: forged",
                "Content_Length: 9",
                "X_Kept: 1");
        for (String gone : new String[] {"X_Forwarded_For", "X-Forwarded_Proto", "X_Request_Id", "Content_Length"}) {
            assertEquals("", request.header(gone), gone);
        }
        assertEquals("1", request.header("X_Kept"));
    }

    @Test
    void passesBytesAboveAsciiUnchanged() throws Exception {
        Dyno.Request request =
                seen(TrustedProxies.NONE, "GET /\u00c3\u00a9?\u00ff HTTP/1.1", "X-Name: \u00c3\u00a9\u00ff");
        assertEquals("GET /\u00c3\u00a9?\u00ff HTTP/1.1", request.line());
        assertEquals("\u00c3\u00a9\u00ff", request.header("X-Name"));
    }

    @Test
    void dropsAnUpgradeToHttp2() throws Exception {
        Dyno.Request request = seen(
                TrustedProxies.NONE,
                "GET / HTTP/1.1",
                "Connection: Upgrade, HTTP2-Settings",
                "Upgrade: h2c",
                "HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA");
        assertEquals("", request.header("Upgrade"));
        assertEquals("", request.header("HTTP2-Settings"));
    }
}
