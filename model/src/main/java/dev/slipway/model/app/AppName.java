package dev.slipway.model.app;

import dev.slipway.model.error.SlipwayException;
import java.util.regex.Pattern;

/** An app's name, 3 to 30 characters: also its host name's first label, so a DNS label without upper case. */
public record AppName(String value) implements Comparable<AppName> {
    private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9-]{1,28}[a-z0-9]");

    /** @throws SlipwayException {@code invalid_params} with the rule, if the name is not allowed */
    public AppName {
        if (!ALLOWED.matcher(value).matches()) {
            throw SlipwayException.invalid(
                    "Name must start with a letter, end with a letter or digit, and can only contain lowercase letters,"
                            + " digits, and dashes (3 to 30 characters).");
        }
    }

    @Override
    public int compareTo(AppName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
