package dev.slipway.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/** Holds a value against the facts of the schema, and notes each difference with the field's path. */
final class Shape {
    private Shape() {}

    static void check(String at, JsonNode facts, JsonNode value, List<String> violations) {
        if (facts.has("type") && !hasType(facts.get("type"), value)) {
            violations.add(at + ": expected type " + facts.get("type") + ", was " + value);
            return;
        }
        if (facts.has("enum") && !value.isNull() && !contains(facts.get("enum"), value)) {
            violations.add(at + ": expected one of " + facts.get("enum") + ", was " + value);
        }
        if (facts.has("pattern")
                && value.isTextual()
                && !namesHerokusHosts(facts.get("pattern").asText())
                && !Pattern.compile(facts.get("pattern").asText())
                        .matcher(value.asText())
                        .find()) {
            violations.add(at + ": expected pattern " + facts.get("pattern") + ", was " + value);
        }
        if (value.isArray() && facts.has("items")) {
            value.forEach(item -> check(at + "[]", facts.get("items"), item, violations));
        }
        if (value.isObject() && facts.has("properties")) {
            fields(at, facts, value, violations);
        }
    }

    private static void fields(String at, JsonNode facts, JsonNode value, List<String> violations) {
        facts.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                violations.add(at + "." + name.asText() + ": required, was absent");
            }
        });
        value.properties().forEach(field -> {
            JsonNode known = facts.get("properties").get(field.getKey());
            if (known == null) {
                violations.add(at + "." + field.getKey() + ": not in the schema, was " + field.getValue());
            } else {
                check(at + "." + field.getKey(), known, field.getValue(), violations);
            }
        });
    }

    /** The patterns of {@code git_url} and {@code web_url} fix Heroku's own hosts; an installation has its own. */
    private static boolean namesHerokusHosts(String pattern) {
        return pattern.contains("git\\.heroku\\.com") || pattern.contains("\\.herokuapp\\.com");
    }

    private static boolean contains(JsonNode options, JsonNode value) {
        for (JsonNode option : options) {
            if (option.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasType(JsonNode types, JsonNode value) {
        for (JsonNode type : types) {
            boolean is = switch (type.asText()) {
                case "null" -> value.isNull();
                case "string" -> value.isTextual();
                case "integer" -> value.isIntegralNumber();
                case "number" -> value.isNumber();
                case "boolean" -> value.isBoolean();
                case "array" -> value.isArray();
                case "object" -> value.isObject();
                default -> true;
            };
            if (is) {
                return true;
            }
        }
        return types.isEmpty();
    }
}
