package dev.slipway.platform.formation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.app.ProcessType;
import dev.slipway.model.dyno.DynoSize;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.container.ImageChange;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One change of a formation.
 *
 * @param quantity absolute, or relative to what is there
 * @param image one that a user pushed, which becomes a release
 */
public record FormationChange(
        ProcessType type, Optional<Quantity> quantity, Optional<DynoSize> size, Optional<ImageChange> image) {
    /** More would not fit into the app's network, half of which a deploy needs for the new dynos. */
    private static final int MAX_QUANTITY = 20;

    private static final Pattern NUMBER = Pattern.compile("([+-]?)(\\d{1,6})");

    /** A number of dynos: {@code 3}, {@code +1} or {@code -1}. */
    public record Quantity(int sign, int amount) {
        int applyTo(int present) {
            int wanted = sign == 0 ? amount : Math.max(0, present + sign * amount);
            if (wanted > MAX_QUANTITY) {
                throw SlipwayException.invalid(
                        "A process type can have at most %d dynos; this asks for %d.", MAX_QUANTITY, wanted);
            }
            return wanted;
        }
    }

    /** A change of the quantity alone, given as {@code 3}, {@code +1} or {@code -1}. */
    public static FormationChange quantity(ProcessType type, String quantity) {
        return new FormationChange(type, Optional.of(readQuantity(quantity)), Optional.empty(), Optional.empty());
    }

    /** A change to a quantity and a size as an app.json gives them. */
    public static FormationChange absolute(ProcessType type, JsonNode quantity, @Nullable JsonNode size) {
        FormationChange change = new FormationChange(
                type,
                present(quantity).map(node -> readQuantity(node.asText(""))),
                present(size).map(FormationChange::size),
                Optional.empty());
        change.quantity().ifPresent(wanted -> wanted.applyTo(0));
        return change;
    }

    /** Reads a change from JSON: the quantity may be a number or a text, as Heroku's clients send both. */
    static FormationChange read(ProcessType type, JsonNode update) {
        return new FormationChange(
                type,
                present(update.get("quantity")).map(node -> readQuantity(node.asText(""))),
                present(update.get("size")).map(FormationChange::size),
                ImageChange.read(type, update));
    }

    /** Whether it says how many dynos there are to be, or how large; one that says nothing at all does as well. */
    boolean scales() {
        return quantity.isPresent() || size.isPresent() || image.isEmpty();
    }

    private static Optional<JsonNode> present(@Nullable JsonNode node) {
        return Optional.ofNullable(node).filter(value -> !value.isNull());
    }

    private static Quantity readQuantity(String text) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.matches()) {
            throw SlipwayException.invalid("Quantity must be a number such as 3, +1 or -1, not '%s'.", text);
        }
        int sign = matcher.group(1).isEmpty() ? 0 : matcher.group(1).equals("+") ? 1 : -1;
        return new Quantity(sign, Integer.parseInt(matcher.group(2)));
    }

    private static DynoSize size(JsonNode node) {
        String name = node.isObject() ? node.path("name").asText("") : node.asText("");
        return DynoSize.named(name)
                .orElseThrow(() -> SlipwayException.invalid(
                        "No such dyno size as '%s'. There are %s.",
                        name,
                        Arrays.stream(DynoSize.values()).map(DynoSize::label).collect(Collectors.joining(", "))));
    }
}
