package dev.slipway.platform.telemetry;

import dev.slipway.model.log.LogLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One figure of a dyno's runtime metrics, {@code sample#memory_total=24.75MB}.
 *
 * @param name such as {@code heroku.dyno.memory_total}
 * @param unit by UCUM
 */
record Sample(String name, double value, String unit) {
    private static final String KEY = "sample#";
    private static final Pattern FIGURE = Pattern.compile("(-?\\d+(?:\\.\\d+)?)(MB|pages|)");
    private static final double MIB = 1024.0 * 1024;

    /** None if the line is no such line of the platform's; apps can write others like it. */
    static List<Sample> of(LogLine line) {
        if (!line.source().equals("heroku") || !line.text().startsWith("source=")) {
            return List.of();
        }
        return LineWords.of(line.text()).entrySet().stream()
                .filter(word -> word.getKey().startsWith(KEY))
                .flatMap(word -> of(word).stream())
                .toList();
    }

    private static Optional<Sample> of(Map.Entry<String, String> word) {
        Matcher figure = FIGURE.matcher(word.getValue());
        if (!figure.matches()) {
            return Optional.empty();
        }
        String name = "heroku.dyno." + word.getKey().substring(KEY.length());
        double value = Double.parseDouble(figure.group(1));
        return Optional.of(
                switch (figure.group(2)) {
                    case "MB" -> new Sample(name, value * MIB, "By");
                    case "pages" -> new Sample(name, value, "{page}");
                    default -> new Sample(name, value, "1");
                });
    }
}
