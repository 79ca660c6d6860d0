package dev.slipway.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Fails the test whose request got an answer that Heroku's schema doesn't allow. */
public final class ContractFilter implements Filter {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        String path = URI.create(request.getURI()).getPath();
        Contract.link(request.getMethod(), path).ifPresent(link -> validate(link, response));
        return response;
    }

    private static void validate(JsonNode link, Response response) {
        String text = response.asString();
        if (text.isEmpty()) {
            return;
        }
        List<String> violations = new ArrayList<>();
        JsonNode body = parse(text);
        if (response.statusCode() >= 400) {
            for (String field : List.of("id", "message")) {
                if (!body.path(field).isTextual()) {
                    violations.add("error." + field + ": expected text, was " + body.get(field));
                }
            }
        } else {
            Shape.check(link.get("resource").asText(), Contract.answer(link), body, violations);
        }
        if (!violations.isEmpty()) {
            throw new AssertionError(
                    link.get("method").asText() + " " + link.get("href").asText() + " answered " + response.statusCode()
                            + " against the schema:\n" + String.join("\n", violations));
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("the answer is no JSON: " + text, e);
        }
    }
}
