package dev.slipway.platform.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Fails the test whose request got an answer that Heroku's schema doesn't allow. */
public final class ContractFilter implements Filter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ERROR_FIELDS = Set.of("id", "message", "resource", "url");
    private static final int NOT_MODIFIED = 304;

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        // REST Assured escapes more than it has to.
        String path = URI.create(request.getURI()).getRawPath().replace("%7E", "~");
        JsonNode body = request.getBody() instanceof String text ? parse(text) : MissingNode.getInstance();
        Contract.links(request.getMethod(), path, body)
                .forEach(link -> check(link, response.statusCode(), response.asString()));
        return response;
    }

    /** Notes the answer, or throws with everything that is wrong with it. */
    static void check(Link link, int status, String text) {
        if (status == NOT_MODIFIED) {
            return;
        }
        boolean error = status >= 400;
        JsonNode body = parse(text);
        List<String> violations = error ? errorViolations(body) : successViolations(link, status, body);
        if (!violations.isEmpty()) {
            throw new AssertionError("%s answered %d, against Heroku's schema:%n%s"
                    .formatted(link.name(), status, String.join(System.lineSeparator(), violations)));
        }
        Answers.add(error ? Answers.Kind.ERROR : Answers.Kind.SUCCESS, link);
    }

    private static List<String> successViolations(Link link, int status, JsonNode body) {
        if (status < 200 || status >= 300) {
            return List.of("status: expected 2xx, 304 or an error, actual: " + status);
        }
        if (link.answer().isMissingNode()) {
            return List.of();
        }
        return body.isMissingNode()
                ? List.of("body: expected JSON, actual: none, or no JSON")
                : Shape.violations(link.resource(), link.answer(), body);
    }

    private static List<String> errorViolations(JsonNode body) {
        List<String> violations = new ArrayList<>();
        if (!body.path("id").asText().matches("[a-z_]+")) {
            violations.add("field error.id: expected a word such as not_found, actual: " + body.path("id"));
        }
        if (!body.path("message").isTextual() || body.path("message").asText().isBlank()) {
            violations.add("field error.message: expected a sentence, actual: " + body.path("message"));
        }
        if (body.has("url") && !body.get("url").isTextual()) {
            violations.add("field error.url: expected a text, actual: " + body.get("url"));
        }
        body.properties().stream()
                .filter(field -> !ERROR_FIELDS.contains(field.getKey()))
                .forEach(field -> violations.add(
                        "field error." + field.getKey() + ": expected to be absent, actual: " + field.getValue()));
        return violations;
    }

    /** What is no JSON is a missing node; an empty text is one too. */
    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
