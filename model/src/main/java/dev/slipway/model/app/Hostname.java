package dev.slipway.model.app;

import dev.slipway.model.error.SlipwayException;
import java.util.Locale;
import java.util.regex.Pattern;

/** A host name in lower case, without port and without a final dot (RFC 1123: labels of 1 to 63, 253 in all). */
public record Hostname(String value) {
    private static final Pattern ALLOWED =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    public Hostname {
        value = value.toLowerCase(Locale.ROOT);
        if (!ALLOWED.matcher(value).matches()) {
            throw SlipwayException.invalid("'%s' is not a host name: use letters, digits, dashes and dots.", value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
