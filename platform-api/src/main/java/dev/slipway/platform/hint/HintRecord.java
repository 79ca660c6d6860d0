package dev.slipway.platform.hint;

import dev.slipway.model.hint.Hint;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hint as it stands in a Kafka record: {@code ORIGIN KIND SUBJECT}.
 *
 * @param origin the instance that sent it, so that this one needn't hear it a second time
 */
record HintRecord(UUID origin, Hint hint) {
    private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern TEXT = Pattern.compile("(" + ID + ") ([A-Z_]+) (" + ID + ")");

    String text() {
        return origin + " " + hint.kind() + " " + hint.subject();
    }

    /** Empty for anything else, such as a kind that only a later version knows. */
    static Optional<HintRecord> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return kind(matcher.group(2))
                .map(kind -> new HintRecord(
                        UUID.fromString(matcher.group(1)), new Hint(kind, UUID.fromString(matcher.group(3)))));
    }

    private static Optional<Hint.Kind> kind(String name) {
        for (Hint.Kind kind : Hint.Kind.values()) {
            if (kind.name().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
