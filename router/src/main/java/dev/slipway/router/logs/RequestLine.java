package dev.slipway.router.logs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request, as its log line tells it. What came from outside is held raw; {@link #text} makes it safe.
 *
 * @param forwarded the addresses that the request came through
 * @param dyno such as {@code web.1}; null if none was chosen
 * @param connectMillis -1 if no dyno was connected
 * @param bytes of the response's body
 */
public record RequestLine(
        UUID appId,
        Instant at,
        @Nullable RouterError error,
        String method,
        String path,
        String host,
        String requestId,
        String forwarded,
        @Nullable String dyno,
        long connectMillis,
        long serviceMillis,
        int status,
        long bytes) {

    /** The line in Heroku's format. Nothing a client sends can end the line or a quoted value, or add a key. */
    String text() {
        StringBuilder line = new StringBuilder(256);
        if (error == null) {
            line.append("at=info");
        } else {
            line.append("at=").append(error.level()).append(" code=").append(error);
            line.append(" desc=\"").append(error.description()).append('"');
        }
        line.append(" method=").append(word(method)).append(" path=").append(quoted(path));
        line.append(" host=").append(word(host)).append(" request_id=").append(word(requestId));
        line.append(" fwd=").append(quoted(forwarded)).append(" dyno=");
        if (dyno == null) {
            line.append(" connect= service=");
        } else {
            line.append(dyno).append(" connect=").append(Math.max(0, connectMillis));
            line.append("ms service=").append(serviceMillis).append("ms");
        }
        return line.append(" status=")
                .append(status)
                .append(" bytes=")
                .append(bytes)
                .append(" protocol=http")
                .toString();
    }

    private static String quoted(String raw) {
        StringBuilder safe = new StringBuilder(raw.length() + 2).append('"');
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '"' || c == '\\') {
                safe.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                safe.append(String.format("\\u%04x", (int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.append('"').toString();
    }

    private static String word(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c <= ' ' || c > '~' || c == '"' || c == '\\') {
                return quoted(raw);
            }
        }
        return raw;
    }
}
