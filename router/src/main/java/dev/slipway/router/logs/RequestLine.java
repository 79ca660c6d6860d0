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

    /** About how much memory the line holds, in bytes: what a client sends can be long. */
    int weight() {
        return 512 + method.length() + path.length() + host.length() + requestId.length() + forwarded.length();
    }

    /** The line in Heroku's format. Nothing a client sends can end the line or a quoted value, or add a key. */
    String text() {
        StringBuilder line = new StringBuilder(256);
        appendTo(line);
        return line.toString();
    }

    /** Appends the line's text, which is printable ASCII throughout. */
    void appendTo(StringBuilder line) {
        if (error == null) {
            line.append("at=info");
        } else {
            line.append("at=").append(error.level()).append(" code=").append(error);
            line.append(" desc=\"").append(error.description()).append('"');
        }
        word(line.append(" method="), method);
        quoted(line.append(" path="), path);
        word(line.append(" host="), host);
        word(line.append(" request_id="), requestId);
        quoted(line.append(" fwd="), forwarded);
        line.append(" dyno=");
        if (dyno == null) {
            line.append(" connect= service=");
        } else {
            word(line, dyno);
            line.append(" connect=").append(Math.max(0, connectMillis));
            line.append("ms service=").append(serviceMillis).append("ms");
        }
        line.append(" status=").append(status);
        line.append(" bytes=").append(bytes).append(" protocol=http");
    }

    private static void quoted(StringBuilder line, String raw) {
        line.append('"');
        if (plain(raw, ' ')) {
            line.append(raw);
        } else {
            escaped(line, raw);
        }
        line.append('"');
    }

    private static void escaped(StringBuilder line, String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                line.append(String.format("\\u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
    }

    private static void word(StringBuilder line, String raw) {
        if (plain(raw, '!')) {
            line.append(raw);
        } else {
            quoted(line, raw);
        }
    }

    /** Whether all characters are printable ASCII from a first one on, and none has a meaning in the line. */
    private static boolean plain(String raw, char first) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c < first || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
