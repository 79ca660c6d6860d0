package dev.slipway.platform.log;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.slipway.model.log.LogLine;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A router's batch of lines: a JSON object each line, {@code {"appId": …, "at": …, "text": …}}.
 *
 * @param bad how many lines could not be read
 */
record RouterLines(List<LogLine> lines, int bad) {
    private static final ObjectReader READER = new ObjectMapper().readerFor(Line.class);

    static RouterLines parse(String batch) {
        List<LogLine> lines = new ArrayList<>();
        int bad = 0;
        for (String json : batch.lines().filter(line -> !line.isBlank()).toList()) {
            LogLine line = read(json);
            if (line == null) {
                bad++;
            } else {
                lines.add(line);
            }
        }
        return new RouterLines(lines, bad);
    }

    private static @Nullable LogLine read(String json) {
        try {
            Line line = READER.readValue(json);
            if (line == null || line.appId() == null || line.at() == null || line.text() == null) {
                return null;
            }
            return new LogLine(line.appId(), Instant.parse(line.at()), "heroku", "router", line.text());
        } catch (JsonProcessingException | DateTimeException bad) {
            return null;
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Line(
            @JsonProperty("appId") @Nullable UUID appId,
            @JsonProperty("at") @Nullable String at,
            @JsonProperty("text") @Nullable String text) {}
}
