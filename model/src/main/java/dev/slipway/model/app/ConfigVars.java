package dev.slipway.model.app;

import dev.slipway.model.error.SlipwayException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An app's config vars: environment variables of its dynos. Immutable, sorted by name; changes keep to 64 KiB in all.
 * Prints as {@code [redacted]}.
 */
public record ConfigVars(SortedMap<String, String> values) {
    public static final ConfigVars EMPTY = new ConfigVars(new TreeMap<>());

    private static final int MAX_BYTES = 64 * 1024;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** @throws SlipwayException {@code invalid_params}, naming the var, if a name or a value is not allowed */
    public ConfigVars {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        for (Map.Entry<String, String> var : values.entrySet()) {
            if (!NAME.matcher(var.getKey()).matches()) {
                throw SlipwayException.invalid(
                        "Config var '%s' is not allowed: a name starts with a letter or underscore, and holds letters,"
                                + " digits and underscores.",
                        var.getKey());
            }
            if (var.getValue().indexOf('\0') >= 0) {
                throw SlipwayException.invalid(
                        "Config var %s holds a NUL character, which no process can receive.", var.getKey());
            }
        }
    }

    public static ConfigVars of(Map<String, String> values) {
        return new ConfigVars(new TreeMap<>(values));
    }

    /**
     * These vars with the changes applied; an empty value of the map removes a var.
     *
     * @throws SlipwayException {@code invalid_params} if they become too large
     */
    public ConfigVars with(Map<String, Optional<String>> changes) {
        SortedMap<String, String> changed = new TreeMap<>(values);
        changes.forEach((name, value) -> value.ifPresentOrElse(v -> changed.put(name, v), () -> changed.remove(name)));
        int bytes = changed.entrySet().stream()
                .mapToInt(var -> var.getKey().length() + var.getValue().getBytes(StandardCharsets.UTF_8).length)
                .sum();
        if (bytes > MAX_BYTES) {
            throw SlipwayException.invalid(
                    "Config vars are limited to %d bytes in all; these have %d.", MAX_BYTES, bytes);
        }
        return new ConfigVars(changed);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
