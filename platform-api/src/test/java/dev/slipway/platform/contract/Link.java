package dev.slipway.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One link of the schema: a method on a path template.
 *
 * @param needs the fields that its request's body must have; they tell apart links of the same method and template
 * @param body the facts of its request's body, or a missing node where the schema states none
 * @param answer the facts of its success answer, or a missing node where the schema states none
 */
record Link(
        String resource, String method, String href, String title, Set<String> needs, JsonNode body, JsonNode answer) {
    static Link of(JsonNode row) {
        return new Link(
                row.get("resource").asText(),
                row.get("method").asText(),
                row.get("href").asText(),
                row.get("title").asText(),
                StreamSupport.stream(row.path("needs").spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.toUnmodifiableSet()),
                row.path("body"),
                row.path("answer"));
    }

    /** Unique in the schema, and readable: {@code GET /apps/{app} (app: Info)}. */
    String name() {
        return "%s %s (%s: %s)".formatted(method, href, resource, title);
    }

    boolean takes(String path) {
        String[] own = href.split("/", -1);
        String[] asked = path.split("/", -1);
        if (own.length != asked.length) {
            return false;
        }
        for (int i = 0; i < own.length; i++) {
            if (variable(own[i]) ? asked[i].isEmpty() : !own[i].equals(asked[i])) {
                return false;
            }
        }
        return true;
    }

    /** How many segments are variables: of two templates that take a path, the one with fewer is meant. */
    long variables() {
        return Arrays.stream(href.split("/", -1)).filter(Link::variable).count();
    }

    static boolean variable(String segment) {
        return segment.startsWith("{");
    }
}
