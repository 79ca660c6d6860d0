package dev.slipway.platform.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The contract test finds what it is there to find. */
class ContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "01234567-89ab-cdef-0123-456789abcdef";
    private static final String SESSION = """
            {"created_at": "2012-01-01T12:00:00Z", "id": "%s", "logplex_url": "https://logs.example/1",
             "updated_at": "2012-01-01T12:00:00Z"}""".formatted(ID);

    @Test
    void namesItsSchemaAndHoldsAllOfItsLinks() {
        assertTrue(Contract.schema().matches("sha256:[0-9a-f]{64}"), Contract.schema());
        assertEquals(305, Contract.links().size());
        assertEquals(
                305,
                Contract.links().stream()
                        .map(Link::name)
                        .collect(Collectors.toSet())
                        .size());
    }

    @Test
    void findsTheLinkOfARequest() {
        assertEquals(List.of("Info"), titles("GET", "/apps/shop", "{}"));
        assertEquals(List.of("List Owned and Collaborated"), titles("GET", "/users/~/apps", "{}"));
        assertEquals(List.of("Delete cache"), titles("DELETE", "/apps/shop/build-cache", "{}"));
        assertEquals(List.of(), titles("GET", "/no/such/endpoint", "{}"));
        assertEquals(List.of(), titles("PUT", "/apps", "{}"));
    }

    @Test
    void prefersALiteralSegmentToAVariable() {
        assertEquals(
                "team-app",
                Contract.links("POST", "/teams/apps", MissingNode.getInstance())
                        .getFirst()
                        .resource());
    }

    @Test
    void tellsLinksOfTheSamePathApartByTheBody() {
        assertEquals(List.of("Rollback"), titles("POST", "/apps/shop/releases", "{\"release\": \"v3\"}"));
        assertEquals(List.of("Create"), titles("POST", "/apps/shop/releases", "{\"slug\": \"x\"}"));
        assertEquals(List.of("Create", "Rollback"), titles("POST", "/apps/shop/releases", "{}"));
    }

    @Test
    void takesAnAnswerThatKeepsTheContract() {
        assertEquals(List.of(), session("id", '"' + ID + '"'));
    }

    @Test
    void findsEachKindOfViolation() {
        assertEquals(List.of("field log-session.id: expected format uuid, actual: \"7\""), session("id", "\"7\""));
        assertEquals(
                List.of("field log-session.id: expected a value of type [\"string\"], actual: 7"), session("id", "7"));
        assertEquals(
                List.of("field log-session.created_at: expected format date-time, actual: \"yesterday\""),
                session("created_at", "\"yesterday\""));
        assertEquals(
                List.of("field log-session.extra: expected to be absent, as the schema doesn't know it, actual: 1"),
                session("extra", "1"));
        assertEquals(List.of("field log-session.id: expected to be there, actual: absent"), without("id"));
    }

    @Test
    void holdsPatternsEnumsAndNullAgainstTheValue() {
        assertEquals(List.of(), property("app", "web_url", "\"http://shop.localhost:8080/\""));
        assertEquals(
                1, property("app", "web_url", "\"http://shop.localhost:8080\"").size());
        assertEquals(List.of(), property("app", "git_url", "\"http://localhost:5000/shop.git\""));
        assertEquals(
                1, property("app", "git_url", "\"http://localhost:5000/shop\"").size());
        assertEquals(1, property("app", "name", "\"Shop\"").size());
        assertEquals(List.of(), property("app", "released_at", "null"));
        assertEquals(1, property("app", "created_at", "null").size());
        assertEquals(List.of(), property("release", "status", "\"expired\""));
        assertEquals(1, property("release", "status", "\"done\"").size());
        assertEquals(1, property("app", "owner", "{\"id\": \"" + ID + "\"}").size());
        assertEquals(
                1,
                Shape.violations("config-var", Contract.resource("config-var"), json("{\"A-B\": \"x\"}"))
                        .size());
    }

    @Test
    void failsTheRequestWithLinkFieldExpectedAndActual() {
        Link link = Contract.links("POST", "/apps/shop/log-sessions", MissingNode.getInstance())
                .getFirst();
        String message = assertThrows(
                        AssertionError.class, () -> ContractFilter.check(link, 201, SESSION.replace(ID, "7")))
                .getMessage();
        assertEquals(
                "POST /apps/{app}/log-sessions (log-session: Create) answered 201, against Heroku's schema:"
                        + System.lineSeparator() + "field log-session.id: expected format uuid, actual: \"7\"",
                message);
        assertThrows(AssertionError.class, () -> ContractFilter.check(link, 200, ""));
        assertThrows(AssertionError.class, () -> ContractFilter.check(link, 200, "<html>"));
        assertThrows(AssertionError.class, () -> ContractFilter.check(link, 302, SESSION));
    }

    @Test
    void holdsErrorAnswersAgainstTheirOwnShape() {
        Link link =
                Contract.links("GET", "/apps/shop", MissingNode.getInstance()).getFirst();
        for (String body : new String[] {
            "",
            "<html>",
            "[]",
            "{\"id\": \"not_found\"}",
            "{\"id\": 404, \"message\": \"Not found.\"}",
            "{\"id\": \"not_found\", \"message\": \"\"}",
            "{\"id\": \"not_found\", \"message\": \"Not found.\", \"url\": null}",
            "{\"id\": \"not_found\", \"message\": \"Not found.\", \"trace\": \"at\"}",
        }) {
            assertThrows(AssertionError.class, () -> ContractFilter.check(link, 404, body), body);
        }
    }

    private static List<String> titles(String method, String path, String body) {
        return Contract.links(method, path, json(body)).stream()
                .map(Link::title)
                .toList();
    }

    private static List<String> session(String field, String value) {
        ObjectNode session = (ObjectNode) json(SESSION);
        session.set(field, json(value));
        return Shape.violations("log-session", Contract.resource("log-session"), session);
    }

    private static List<String> without(String field) {
        ObjectNode session = (ObjectNode) json(SESSION);
        session.remove(field);
        return Shape.violations("log-session", Contract.resource("log-session"), session);
    }

    private static List<String> property(String resource, String field, String value) {
        JsonNode facts = Contract.resource(resource).get("properties").get(field);
        return Shape.violations(field, facts, json(value));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
