package dev.slipway.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Holds a value against the facts of the schema. */
final class Shape {
    private final List<String> violations = new ArrayList<>();

    private Shape() {}

    /** Each difference as a line: the field's path, what the schema expects, what is there. */
    static List<String> violations(String at, JsonNode facts, JsonNode value) {
        Shape shape = new Shape();
        shape.check(at, facts, value);
        return shape.violations;
    }

    private void check(String at, JsonNode facts, JsonNode value) {
        if (facts.has("resource")) {
            check(at, Contract.resource(facts.get("resource").asText()), value);
            return;
        }
        if (facts.has("type") && !hasType(facts.get("type"), value)) {
            add(at, "a value of type " + facts.get("type"), value);
            return;
        }
        if (value.isNull()) {
            return;
        }
        choices(at, facts, value);
        if (facts.has("enum") && elements(facts.get("enum")).noneMatch(value::equals)) {
            add(at, "one of " + facts.get("enum"), value);
        }
        if (value.isTextual()) {
            text(at, facts, value);
        } else if (value.isNumber()) {
            number(at, facts, value);
        } else if (value.isArray()) {
            array(at, facts, value);
        } else if (value.isObject()) {
            fields(at, facts, value);
        }
    }

    private void choices(String at, JsonNode facts, JsonNode value) {
        for (String choice : List.of("anyOf", "oneOf")) {
            if (facts.has(choice)
                    && elements(facts.get(choice))
                            .noneMatch(option -> violations(at, option, value).isEmpty())) {
                add(at, "any of " + facts.get(choice), value);
            }
        }
    }

    private void text(String at, JsonNode facts, JsonNode value) {
        String text = value.asText();
        if (facts.has("format") && !Formats.holds(facts.get("format").asText(), text)) {
            add(at, "format " + facts.get("format").asText(), value);
        }
        if (facts.has("pattern") && !Formats.matches(facts.get("pattern").asText(), text)) {
            add(at, "pattern " + facts.get("pattern").asText(), value);
        }
        int length = text.codePointCount(0, text.length());
        if (length < facts.path("minLength").asInt(0)
                || length > facts.path("maxLength").asInt(Integer.MAX_VALUE)) {
            add(at, "a length of " + facts.path("minLength") + ".." + facts.path("maxLength"), value);
        }
    }

    private void number(String at, JsonNode facts, JsonNode value) {
        if (value.asDouble() < facts.path("minimum").asDouble(Double.NEGATIVE_INFINITY)
                || value.asDouble() > facts.path("maximum").asDouble(Double.POSITIVE_INFINITY)) {
            add(at, "a number in " + facts.path("minimum") + ".." + facts.path("maximum"), value);
        }
    }

    private void array(String at, JsonNode facts, JsonNode value) {
        if (value.size() < facts.path("minItems").asInt(0)
                || value.size() > facts.path("maxItems").asInt(Integer.MAX_VALUE)) {
            add(at, facts.path("minItems") + ".." + facts.path("maxItems") + " elements", value);
        }
        if (facts.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                check(at + "[" + i + "]", facts.get("items"), value.get(i));
            }
        }
    }

    private void fields(String at, JsonNode facts, JsonNode value) {
        elements(facts.path("required")).map(JsonNode::asText).forEach(name -> {
            if (!value.has(name)) {
                violations.add("field " + at + "." + name + ": expected to be there, actual: absent");
            }
        });
        boolean listed = facts.has("properties") || facts.has("patternProperties");
        boolean open = facts.path("additionalProperties").asBoolean(!listed);
        value.properties().forEach(field -> {
            String path = at + "." + field.getKey();
            List<JsonNode> known = known(facts, field.getKey());
            known.forEach(fact -> check(path, fact, field.getValue()));
            if (known.isEmpty() && !open) {
                add(path, "to be absent, as the schema doesn't know it", field.getValue());
            }
        });
    }

    private static List<JsonNode> known(JsonNode facts, String name) {
        List<JsonNode> known = new ArrayList<>();
        if (facts.path("properties").has(name)) {
            known.add(facts.get("properties").get(name));
        }
        facts.path("patternProperties").properties().stream()
                .filter(rule -> Pattern.compile(rule.getKey()).matcher(name).find())
                .forEach(rule -> known.add(rule.getValue()));
        return known;
    }

    private static boolean hasType(JsonNode types, JsonNode value) {
        return types.isEmpty()
                || elements(types).anyMatch(type -> switch (type.asText()) {
                    case "null" -> value.isNull();
                    case "string" -> value.isTextual();
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    case "boolean" -> value.isBoolean();
                    case "array" -> value.isArray();
                    case "object" -> value.isObject();
                    default -> false;
                });
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private void add(String at, String expected, JsonNode actual) {
        violations.add("field " + at + ": expected " + expected + ", actual: " + actual);
    }
}
