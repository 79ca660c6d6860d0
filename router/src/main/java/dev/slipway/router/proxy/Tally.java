package dev.slipway.router.proxy;

import dev.slipway.router.logs.RequestLine;
import dev.slipway.router.logs.RouterError;
import dev.slipway.router.routes.Endpoint;
import dev.slipway.router.routes.ServedApp;
import io.netty.handler.codec.http.HttpRequest;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What an exchange's log line tells at its end. */
final class Tally {
    private String requestId = "";
    private String forwarded = "";
    private int status;
    private long bytes;
    private long connectNanos;
    private long connectedAt;
    private boolean connected;

    void identify(String id, String addresses) {
        requestId = id;
        forwarded = addresses;
    }

    void connected(long began, long now) {
        connected = true;
        connectNanos = now - began;
        connectedAt = now;
    }

    void status(int code) {
        status = code;
    }

    /** Counts bytes of the response's body. */
    void received(long count) {
        bytes += count;
    }

    RequestLine line(
            ServedApp app,
            @Nullable Endpoint endpoint,
            HttpRequest request,
            RequestFacts facts,
            Clock clock,
            boolean secure,
            @Nullable RouterError error) {
        return new RequestLine(
                app.id(),
                clock.instant(),
                error,
                request.method().name(),
                request.uri(),
                facts.hostname(),
                requestId,
                forwarded,
                endpoint == null ? null : endpoint.target().name(),
                TimeUnit.NANOSECONDS.toMillis(connectNanos),
                connected ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - connectedAt) : 0,
                status,
                bytes,
                secure);
    }
}
