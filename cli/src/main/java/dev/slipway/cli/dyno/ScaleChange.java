package dev.slipway.cli.dyno;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.failure.UsageException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One process type's new quantity and size.
 *
 * @param quantity a number, or one with a sign, which the platform adds to the quantity of the moment; null to leave it
 * @param size a dyno size's name; null to leave it
 */
record ScaleChange(
        String type, @Nullable String quantity, @Nullable String size) {
    private static final Pattern FORM = Pattern.compile(
            "(?<type>\\w(?:[-\\w]*\\w)?)(?:=(?:(?<absolute>\\d+)(?::(?<size>[\\w-]+))?|(?<only>[A-Za-z][\\w-]*))"
                    + "|(?<relative>[+-]\\d+))");

    static ScaleChange parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new UsageException(
                    text + " is not a change of the formation. Write web=2, web+1, web-1 or web=1:Standard-2X.");
        }
        String absolute = matcher.group("absolute");
        String size = matcher.group("size");
        return new ScaleChange(
                matcher.group("type"),
                absolute != null ? absolute : matcher.group("relative"),
                size != null ? size : matcher.group("only"));
    }

    void writeTo(ObjectNode update) {
        update.put("type", type);
        if (quantity != null) {
            update.put("quantity", quantity);
        }
        if (size != null) {
            update.put("size", size);
        }
    }
}
