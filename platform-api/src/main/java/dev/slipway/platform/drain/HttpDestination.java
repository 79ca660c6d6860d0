package dev.slipway.platform.drain;

import dev.slipway.platform.outbound.OutboundHttp;
import dev.slipway.platform.outbound.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Posts batches as Heroku's Logplex does; an answer of 2xx says that the receiver has them. */
final class HttpDestination implements Destination {
    /** What is wrong with the request itself: malformed, too large, of a type or content not understood. */
    private static final Set<Integer> REFUSALS = Set.of(400, 413, 415, 422);

    /** Of no interest, but a connection can be used again only if its answer was read. */
    private static final int SHORT_ANSWER = 4096;

    private final OutboundHttp http;
    private final DrainUrl url;
    private final String token;
    private final Duration timeout;

    HttpDestination(OutboundHttp http, DrainUrl url, String token, Duration timeout) {
        this.http = http;
        this.url = url;
        this.token = token;
        this.timeout = timeout;
    }

    @Override
    public void send(Batch batch) throws IOException {
        byte[] body = SyslogFormat.LOGPLEX.encode(token, batch.lines());
        Reply reply = http.post(url.request(), headers(batch), body, SHORT_ANSWER, timeout);
        if (reply.good()) {
            return;
        }
        String reason = "%s answered with status %d".formatted(url.host(), reply.status());
        throw REFUSALS.contains(reply.status()) ? new RefusedException(reason) : new IOException(reason);
    }

    private Map<String, String> headers(Batch batch) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/logplex-1");
        headers.put("Logplex-Msg-Count", Integer.toString(batch.lines().size()));
        headers.put("Logplex-Frame-Id", batch.frameId());
        headers.put("Logplex-Drain-Token", token);
        url.authorization().ifPresent(user -> headers.put("Authorization", user));
        return headers;
    }

    /** A request ends by itself, in time. */
    @Override
    public void close() {
        // Its connections are the client's.
    }
}
