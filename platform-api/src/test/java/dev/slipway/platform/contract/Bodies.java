package dev.slipway.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;

/** Makes bodies that are what the schema asks for in most parts, and odd in some. */
final class Bodies {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int ODD_OF_HUNDRED = 12;

    private final Random random;
    private final Oddities oddities;
    private final Map<String, List<String>> known;

    /** @param known values that name something which is there, by the field's or the resource's name */
    Bodies(Random random, Oddities oddities, Map<String, List<String>> known) {
        this.random = random;
        this.oddities = oddities;
        this.known = known;
    }

    JsonNode like(Link link) {
        return link.body().isMissingNode() ? object(JSON.objectNode()) : value("", link.body());
    }

    private JsonNode value(String name, JsonNode facts) {
        if (happens(ODD_OF_HUNDRED)) {
            return oddities.value();
        }
        if (known.containsKey(name) && happens(60)) {
            return JSON.textNode(oddities.one(known.get(name)));
        }
        if (facts.has("resource")) {
            return value(name, Contract.resource(facts.get("resource").asText()));
        }
        for (String choice : List.of("anyOf", "oneOf")) {
            if (facts.has(choice)) {
                return value(name, oddities.one(list(facts.get(choice))));
            }
        }
        if (facts.has("enum")) {
            return oddities.one(list(facts.get("enum")));
        }
        return switch (type(facts)) {
            case "object" -> object(facts);
            case "array" -> array(name, facts);
            case "integer", "number" -> JSON.numberNode(random.nextInt(0, 5));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "null" -> JSON.nullNode();
            default -> JSON.textNode(happens(50) ? oddities.text() : word());
        };
    }

    private ObjectNode object(JsonNode facts) {
        ObjectNode object = JSON.objectNode();
        facts.path("properties").properties().forEach(property -> {
            if (happens(70)) {
                object.set(property.getKey(), value(property.getKey(), property.getValue()));
            }
        });
        facts.path("patternProperties").properties().forEach(rule -> {
            for (int i = random.nextInt(4); i > 0; i--) {
                object.set(happens(20) ? oddities.text() : word().toUpperCase(Locale.ROOT), value("", rule.getValue()));
            }
        });
        if (happens(ODD_OF_HUNDRED)) {
            object.set(oddities.text(), oddities.value());
        }
        return object;
    }

    private ArrayNode array(String name, JsonNode facts) {
        ArrayNode array = JSON.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(value(name, facts.path("items")));
        }
        return array;
    }

    private String type(JsonNode facts) {
        List<JsonNode> types = list(facts.path("type"));
        return types.isEmpty() ? "string" : oddities.one(types).asText();
    }

    private String word() {
        return "w" + Integer.toString(random.nextInt(1_000_000_000), 36) + "x";
    }

    private boolean happens(int timesOfHundred) {
        return random.nextInt(100) < timesOfHundred;
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
