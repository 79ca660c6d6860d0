package dev.slipway.model.dyno;

import dev.slipway.model.app.ProcessType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A dyno's name within its app: process type and number, such as {@code web.1}, {@code run.1234}, {@code release.1}. */
public record DynoName(ProcessType type, int number) implements Comparable<DynoName> {
    private static final Pattern FORM = Pattern.compile("([-\\w]{1,128})\\.([1-9]\\d{0,8})");

    public DynoName {
        if (number < 1) {
            throw new IllegalArgumentException("a dyno has a number from 1, not " + number);
        }
    }

    public static Optional<DynoName> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new DynoName(new ProcessType(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(DynoName other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return type + "." + number;
    }
}
