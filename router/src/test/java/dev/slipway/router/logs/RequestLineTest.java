package dev.slipway.router.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequestLineTest {
    private static RequestLine line(
            RouterError error, String method, String path, String host, String dyno, int status) {
        return new RequestLine(
                new UUID(0, 1),
                Instant.EPOCH,
                error,
                method,
                path,
                host,
                "id-1",
                "1.2.3.4",
                dyno,
                1,
                18,
                status,
                13,
                false);
    }

    @Test
    void hasHerokusFormat() {
        assertEquals(
                "at=info method=GET path=\"/x?y=1\" host=shop.localhost request_id=id-1 fwd=\"1.2.3.4\" dyno=web.1"
                        + " connect=1ms service=18ms status=200 bytes=13 protocol=http",
                line(null, "GET", "/x?y=1", "shop.localhost", "web.1", 200).text());
    }

    @Test
    void saysWhetherTheClientSpokeTls() {
        RequestLine line = new RequestLine(
                new UUID(0, 1), Instant.EPOCH, null, "GET", "/", "h", "id-1", "1.2.3.4", null, -1, 0, 404, 0, true);
        assertTrue(line.text().endsWith(" protocol=https"), line.text());
    }

    @Test
    void namesTheError() {
        assertEquals(
                "at=error code=H10 desc=\"App crashed\" method=GET path=\"/\" host=shop.localhost request_id=id-1"
                        + " fwd=\"1.2.3.4\" dyno= connect= service= status=503 bytes=13 protocol=http",
                line(RouterError.H10, "GET", "/", "shop.localhost", null, 503).text());
        assertEquals(
                "at=info code=H81 desc=\"Blank app\"",
                line(RouterError.H81, "GET", "/", "h", null, 502).text().substring(0, 33));
    }

    @Test
    void canNotBeForgedByWhatAClientSends() {
        String text = line(null, "GET status=500", "/\" status=500\nat=info \\\u00e9\r", "a b", "web.1", 200)
                .text();
        assertEquals(
                "at=info method=\"GET status=500\" path=\"/\\\" status=500\\u000aat=info \\\\\\u00e9\\u000d\" host=\"a b\""
                        + " request_id=id-1 fwd=\"1.2.3.4\" dyno=web.1 connect=1ms service=18ms status=200 bytes=13"
                        + " protocol=http",
                text);
    }
}
