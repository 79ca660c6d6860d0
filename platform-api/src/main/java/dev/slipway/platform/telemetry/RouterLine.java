package dev.slipway.platform.telemetry;

import dev.slipway.model.log.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A request, as the router's line tells it.
 *
 * @param at when it was over
 * @param code the router's error such as {@code H12}; empty if the app answered
 * @param dyno empty if none was chosen
 * @param took from the connection to the dyno until the answer's end; zero if none was connected
 */
record RouterLine(
        Instant at,
        String method,
        String path,
        String host,
        String requestId,
        String client,
        String scheme,
        int status,
        long bytes,
        Optional<String> code,
        Optional<String> dyno,
        Duration took) {
    /** Empty if it is none, or is not whole: long lines are split. */
    static Optional<RouterLine> of(LogLine line) {
        boolean routers = line.source().equals("heroku") && line.process().equals("router");
        return routers && line.text().startsWith("at=") ? read(line) : Optional.empty();
    }

    private static Optional<RouterLine> read(LogLine line) {
        Map<String, String> words = LineWords.of(line.text());
        try {
            return Optional.of(new RouterLine(
                    line.at(),
                    require(words, "method"),
                    require(words, "path"),
                    require(words, "host"),
                    require(words, "request_id"),
                    words.getOrDefault("fwd", "").split(",", 2)[0].strip(),
                    words.getOrDefault("protocol", "http"),
                    Integer.parseInt(require(words, "status")),
                    Long.parseLong(words.getOrDefault("bytes", "0")),
                    Optional.ofNullable(words.get("code")),
                    Optional.ofNullable(words.get("dyno")).filter(dyno -> !dyno.isEmpty()),
                    millis(words, "connect").plus(millis(words, "service"))));
        } catch (IllegalArgumentException notWhole) {
            return Optional.empty();
        }
    }

    private static String require(Map<String, String> words, String key) {
        String word = words.get(key);
        if (word == null) {
            throw new IllegalArgumentException("no " + key);
        }
        return word;
    }

    private static Duration millis(Map<String, String> words, String key) {
        String word = words.getOrDefault(key, "").replace("ms", "");
        return word.isEmpty() ? Duration.ZERO : Duration.ofMillis(Long.parseLong(word));
    }

    Instant begun() {
        return at.minus(took);
    }

    /** The router's own errors count as well, whatever their status. */
    boolean failed() {
        return status >= 500 || code.isPresent();
    }

    /** Such as {@code 2xx}. */
    String statusClass() {
        return status / 100 + "xx";
    }
}
