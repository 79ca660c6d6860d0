package dev.slipway.router;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedRequestTest {
    @TempDir
    Path home;

    private Dyno dyno;
    private Fixture f;

    @BeforeEach
    void start() throws Exception {
        dyno = Dyno.saying("ok");
        // The clients here send all they have at once: that a refused one may go on sending for a while is only
        // waiting.
        f = Fixture.serving(
                home, limits -> limits.linger = Duration.ofMillis(100), Fixture.live("shop", dyno.target()));
    }

    @AfterEach
    void stop() throws Exception {
        f.close();
        dyno.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: 5, 6\r\n",
                "Content-Length: +5\r\n",
                "Content-Length: -5\r\n",
                "Content-Length: 0x5\r\n",
                "Content-Length : 5\r\n",
                "Transfer-Encoding : chunked\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: gzip, chunked\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: \u000bchunked\r\n",
                "X-Folded: a\r\n b\r\n",
                "X-Folded: a\r\n\tContent-Length: 5\r\n",
                " X-First: a\r\n",
                "X-Null: a\u0000b\r\n",
                "Bad Name: a\r\n",
                ": empty\r\n",
                "Host: blog.localhost\r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Transfer-Encoding: \r\n",
                "Transfer-Encoding:\tchunked\u000c\r\n",
                "Transfer\u0000-Encoding: chunked\r\n",
                "Content-Length: 5\r\nContent-Length: 5\r\n",
                "Content-Length: \r\n",
                "Content-Length: 5 5\r\n",
                "Content-Length: 99999999999999999999\r\n",
                "Content_Length\r\n",
                "X-Return: a\rContent-Length: 5\r\n",
                "X-Delete: a\u007fb\r\n",
                "X\u00e9: a\r\n",
            })
    void isRefusedBeforeADynoSeesIt(String header) throws Exception {
        String response = Wire.exchange(
                f.port,
                "POST / HTTP/1.1\r\nHost: shop.localhost\r\n" + header
                        + "\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: shop.localhost\r\n\r\n");
        assertTrue(response.startsWith("HTTP/1.1 400"), response);
        assertEquals(response.indexOf("HTTP/1.1"), response.lastIndexOf("HTTP/1.1"), response);
        assertEquals(0, dyno.requests.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/2.0\r\nHost: shop.localhost\r\n\r\n",
                "GET noslash HTTP/1.1\r\nHost: shop.localhost\r\n\r\n",
                "GET\r\nHost: shop.localhost\r\n\r\n",
                "GET /a b HTTP/1.1\r\nHost: shop.localhost\r\n\r\n",
                "GET /a\u0001b HTTP/1.1\r\nHost: shop.localhost\r\n\r\n",
                "GET /a\u0000b HTTP/1.1\r\nHost: shop.localhost\r\n\r\n",
                "GET /a\rb HTTP/1.1\r\nHost: shop.localhost\r\n\r\n",
                "GET /a\u007fb HTTP/1.1\r\nHost: shop.localhost\r\n\r\n",
                "GET / HTTP/1.1 \u000b\r\nHost: shop.localhost\r\n\r\n",
                "G\u0001T / HTTP/1.1\r\nHost: shop.localhost\r\n\r\n",
                "G(T / HTTP/1.1\r\nHost: shop.localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a.localhost, shop.localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: shop.localhost/x\r\n\r\n",
                "GET http://shop.localhost/ HTTP/1.1\r\nHost: shop.localhost\r\nHost: b\r\n\r\n",
                "GET ftp://shop.localhost/ HTTP/1.1\r\nHost: shop.localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: shop.localhost:80:90\r\n\r\n",
                "POST / HTTP/1.0\r\nHost: shop.localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            })
    void ofAnotherKindIsRefusedToo(String request) throws Exception {
        String response = Wire.exchange(f.port, request);
        assertTrue(response.startsWith("HTTP/1.1 400"), response);
        assertEquals(0, dyno.requests.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5\r\nabcde\r\nzz\r\n\r\n",
                "5\r\nabcdefg\r\n0\r\n\r\n",
                "-5\r\nabcde\r\n0\r\n\r\n",
                "0x5\r\nabcde\r\n0\r\n\r\n",
                "+5\r\nabcde\r\n0\r\n\r\n",
                "100000005\r\nabcde\r\n0\r\n\r\n",
                "\r\n5\r\nabcde\r\n0\r\n\r\n",
                "5\nabcde\r\n0\r\n\r\n",
                "5;a\nb\r\nabcde\r\n0\r\n\r\n",
                "5\rX\nabcde\r\n0\r\n\r\n",
            })
    void bodyWithABrokenChunkIsRefused(String body) throws Exception {
        String response = Wire.exchange(
                f.port, "POST / HTTP/1.1\r\nHost: shop.localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + body);
        assertTrue(response.startsWith("HTTP/1.1 400"), response);
    }

    @Test
    void lineOrHeadersThatAreTooLongHaveTheirOwnStatus() throws Exception {
        String line = Wire.exchange(f.port, "GET /" + "a".repeat(9000) + " HTTP/1.1\r\nHost: shop.localhost\r\n\r\n");
        assertTrue(line.startsWith("HTTP/1.1 414"), line);
        String headers = Wire.exchange(
                f.port,
                "GET / HTTP/1.1\r\nHost: shop.localhost\r\nX-Short: a\r\nX-Long: " + "a".repeat(17_000) + "\r\n\r\n");
        assertTrue(headers.startsWith("HTTP/1.1 431"), headers);
        await().until(() -> f.platform.lines().stream().anyMatch(text -> text.contains("code=H25")));
    }

    @Test
    void bodyThatLooksLikeAFoldedHeaderIsNoHeader() throws Exception {
        String body = "a\r\n b\r\n\tc\r\n\r\n d";
        try (Wire wire = new Wire(f.port)) {
            for (int i = 0; i < 3; i++) {
                wire.send("POST / HTTP/1.1\r\nHost: shop.localhost\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body);
                assertTrue(wire.response().startsWith("HTTP/1.1 200"));
            }
        }
    }

    @Test
    void requestThatArrivesByteByByteIsUnderstood() throws Exception {
        try (Wire wire = new Wire(f.port)) {
            wire.socket.setTcpNoDelay(true);
            for (char c : "GET / HTTP/1.1\r\nHost: shop.localhost\r\nX-A: b\r\n\r\n".toCharArray()) {
                wire.send(String.valueOf(c));
            }
            assertTrue(wire.response().endsWith("ok"));
        }
    }
}
