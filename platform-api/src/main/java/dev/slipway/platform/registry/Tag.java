package dev.slipway.platform.registry;

import java.util.Comparator;
import java.util.regex.Pattern;

/** A name for a manifest that can be moved. */
record Tag(String value) implements Comparable<Tag> {
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");
    private static final Comparator<String> LEXICAL =
            String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

    /** @throws RegistryException {@code MANIFEST_INVALID} */
    Tag {
        if (!isTag(value)) {
            throw new RegistryException(
                    ErrorCode.MANIFEST_INVALID,
                    "'" + value + "' is neither a tag (letters, digits, _ . -, 128 at most) nor a digest");
        }
    }

    static boolean isTag(String text) {
        return TAG.matcher(text).matches();
    }

    /** Case-insensitive first, as the distribution specification lists tags. */
    @Override
    public int compareTo(Tag other) {
        return LEXICAL.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
