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
 * @param secure whether the client spoke TLS
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
        long bytes,
        boolean secure) {

    /** About how much memory the line holds, in bytes: what a client sends can be long. */
    int weight() {
        return 512 + method.length() + path.length() + host.length() + requestId.length() + forwarded.length();
    }

    /** How quotes and backslashes of the line are written. */
    enum Quotes {
        PLAIN("\"", "\\"),
        IN_JSON("\\\"", "\\\\");

        private final String quote;
        private final String backslash;

        Quotes(String quote, String backslash) {
            this.quote = quote;
            this.backslash = backslash;
        }
    }

    /** The line in Heroku's format. Nothing a client sends can end the line or a quoted value, or add a key. */
    String text() {
        StringBuilder line = new StringBuilder(256);
        appendTo(line, Quotes.PLAIN);
        return line.toString();
    }

    /** Appends the line's text, which is printable ASCII throughout. */
    void appendTo(StringBuilder line, Quotes quotes) {
        if (error == null) {
            line.append("at=info");
        } else {
            line.append("at=").append(error.level()).append(" code=").append(error.name());
            quoted(line.append(" desc="), error.description(), quotes);
        }
        word(line.append(" method="), method, quotes);
        quoted(line.append(" path="), path, quotes);
        word(line.append(" host="), host, quotes);
        word(line.append(" request_id="), requestId, quotes);
        quoted(line.append(" fwd="), forwarded, quotes);
        line.append(" dyno=");
        if (dyno == null) {
            line.append(" connect= service=");
        } else {
            word(line, dyno, quotes);
            line.append(" connect=").append(Math.max(0, connectMillis));
            line.append("ms service=").append(serviceMillis).append("ms");
        }
        line.append(" status=").append(status);
        line.append(" bytes=").append(bytes).append(secure ? " protocol=https" : " protocol=http");
    }

    private static void quoted(StringBuilder line, String raw, Quotes quotes) {
        line.append(quotes.quote);
        if (plain(raw, ' ')) {
            line.append(raw);
        } else {
            escaped(line, raw, quotes);
        }
        line.append(quotes.quote);
    }

    private static void escaped(StringBuilder line, String raw, Quotes quotes) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '"') {
                line.append(quotes.backslash).append(quotes.quote);
            } else if (c == '\\') {
                line.append(quotes.backslash).append(quotes.backslash);
            } else if (c < ' ' || c > '~') {
                line.append(quotes.backslash).append(String.format("u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
    }

    private static void word(StringBuilder line, String raw, Quotes quotes) {
        if (plain(raw, '!')) {
            line.append(raw);
        } else {
            quoted(line, raw, quotes);
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
