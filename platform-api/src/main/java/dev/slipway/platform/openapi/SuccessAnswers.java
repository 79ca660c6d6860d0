package dev.slipway.platform.openapi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

/**
 * What endpoints answer. Those that choose a status don't say in their signature what their body is; then it is what the
 * endpoint of one such thing answers, or a list of it.
 */
final class SuccessAnswers {
    private static final Pattern ONE = Pattern.compile(".*/([^/{]+)/\\{[^/]+}");
    private static final Pattern MANY = Pattern.compile(".*/([^/{]+)");
    private static final Pattern DYNOS = Pattern.compile(".*/(dynos|formations)(/\\{[^/]+})?(/actions/stop)?");

    private final Map<String, Schema> things;

    private SuccessAnswers(Map<String, Schema> things) {
        this.things = things;
    }

    static SuccessAnswers of(Map<String, PathItem> paths) {
        Map<String, Schema> things = new HashMap<>();
        paths.forEach((path, item) -> {
            Matcher one = ONE.matcher(path);
            if (one.matches() && item.getGET() != null) {
                body(item.getGET()).ifPresent(schema -> things.put(one.group(1), schema));
            }
        });
        return new SuccessAnswers(things);
    }

    void complete(String path, HttpMethod method, Operation operation) {
        Optional<Schema> said = body(operation);
        Schema schema = said.orElseGet(() -> likely(path, method));
        APIResponses responses = OASFactory.createAPIResponses();
        APIResponse success = OASFactory.createAPIResponse().description(description(method));
        success.setContent(Json.content(schema));
        responses.addAPIResponse(status(path, method, said.isPresent() ? operation : null), success);
        if (isPaged(operation)) {
            responses.addAPIResponse(
                    "206",
                    OASFactory.createAPIResponse()
                            .description("A page of it: send Next-Range as the next Range.")
                            .content(Json.content(schema)));
        }
        operation.setResponses(responses);
    }

    private Schema likely(String path, HttpMethod method) {
        Matcher named = (method == HttpMethod.POST && ONE.matcher(path).matches() ? ONE : MANY).matcher(path);
        Schema thing = named.matches() ? things.get(named.group(1)) : null;
        if (thing == null || method == HttpMethod.DELETE) {
            return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
        }
        return method == HttpMethod.GET
                ? OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(thing)
                : thing;
    }

    private static String status(String path, HttpMethod method, @Nullable Operation said) {
        if (said != null) {
            return successes(said).getFirst();
        }
        boolean restarts = method == HttpMethod.DELETE || path.endsWith("/actions/stop");
        if (restarts && DYNOS.matcher(path).matches()) {
            return "202";
        }
        return method == HttpMethod.POST ? "201" : "200";
    }

    private static String description(HttpMethod method) {
        return switch (method) {
            case GET -> "What is there.";
            case DELETE -> "What was there.";
            default -> "What there is now.";
        };
    }

    private static boolean isPaged(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "Range".equals(parameter.getName()));
    }

    private static Optional<Schema> body(Operation operation) {
        return successes(operation).stream()
                .map(status -> operation.getResponses().getAPIResponse(status))
                .flatMap(response -> Optional.ofNullable(response.getContent()).stream())
                .flatMap(content -> content.getMediaTypes().values().stream())
                .flatMap(type -> Optional.ofNullable(type.getSchema()).stream())
                .filter(SuccessAnswers::saysSomething)
                .findFirst();
    }

    private static boolean saysSomething(Schema schema) {
        return schema.getRef() != null || schema.getType() != null;
    }

    private static List<String> successes(Operation operation) {
        return operation.getResponses() == null
                ? List.of()
                : operation.getResponses().getAPIResponses().keySet().stream()
                        .filter(status -> status.startsWith("2"))
                        .toList();
    }
}
