package dev.slipway.model.app;

import dev.slipway.model.error.SlipwayException;
import java.util.regex.Pattern;

/** The name of a process type in a Procfile, such as {@code web} or {@code worker}; 1 to 128 characters. */
public record ProcessType(String value) implements Comparable<ProcessType> {
    // Before the constants below, whose construction needs it.
    private static final Pattern ALLOWED = Pattern.compile("[-\\w]{1,128}");

    /** The process type that gets HTTP requests. */
    public static final ProcessType WEB = new ProcessType("web");

    /** The command that runs once for each release, before the release takes traffic. */
    public static final ProcessType RELEASE = new ProcessType("release");

    public ProcessType {
        if (!ALLOWED.matcher(value).matches()) {
            throw SlipwayException.invalid(
                    "Process type '%s' is not allowed: use letters, digits, dashes and underscores, at most 128.",
                    value);
        }
    }

    public boolean servesHttp() {
        return equals(WEB);
    }

    @Override
    public int compareTo(ProcessType other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
