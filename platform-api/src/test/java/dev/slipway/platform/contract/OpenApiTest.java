package dev.slipway.platform.contract;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.createApp;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.contract.Routes.Route;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The OpenAPI document says what the API is, and the page shows it without asking anybody else. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class OpenApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final Pattern ELSEWHERE = Pattern.compile("(src|href)\\s*=\\s*[\"']?(https?:)?//");
    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    private JsonNode document;

    @BeforeEach
    void read() throws JsonProcessingException {
        document = JSON.readTree(given().get("/openapi.json")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/json"))
                .extract()
                .asString());
    }

    private record Operation(String method, String path, JsonNode facts) {}

    @Test
    void saysWhatItIsAndWhichCredentialsThereAre() {
        assertTrue(
                document.path("openapi").asText().startsWith("3.1"),
                document.path("openapi").asText());
        assertEquals("Slipway Platform API", document.at("/info/title").asText());
        assertEquals("3", document.at("/info/version").asText());
        assertEquals(
                "bearer",
                document.at("/components/securitySchemes/bearer/scheme").asText());
        assertEquals(
                "basic", document.at("/components/securitySchemes/basic/scheme").asText());
        assertEquals(2, document.path("security").size());
    }

    @Test
    void listsEveryLinkThatIsImplemented() {
        List<Route> listed = operations()
                .map(operation -> new Route(operation.method, operation.path))
                .toList();
        List<String> missing = Coverage.of(Routes.all(), List.of()).implemented().stream()
                .filter(link -> listed.stream().noneMatch(route -> route.serves(link)))
                .map(Link::name)
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void leavesOutWhatIsNotTheApis() {
        document.path("paths")
                .fieldNames()
                .forEachRemaining(path -> assertFalse(
                        path.matches("/(internal|console|v2|streams|logs|q|openapi|docs)(/.*)?|.*\\.git/.*"), path));
    }

    @Test
    void describesEachEndpointWithItsVariablesAnswersAndErrors() {
        Set<String> ids = new HashSet<>();
        operations().forEach(operation -> {
            String what = operation.method + " " + operation.path;
            JsonNode facts = operation.facts;
            assertTrue(facts.path("summary").asText().matches("[A-Z][a-z].*[^.]"), what + facts.path("summary"));
            assertEquals(1, facts.path("tags").size(), what);
            assertTrue(ids.add(facts.path("operationId").asText()), what + facts.path("operationId"));
            assertEquals(variables(operation.path), parameters(operation), what);
            assertEquals(
                    "#/components/responses/Error",
                    facts.at("/responses/default/$ref").asText(),
                    what);
            List<JsonNode> successes = facts.path("responses").properties().stream()
                    .filter(answer -> answer.getKey().startsWith("2"))
                    .map(answer -> answer.getValue().at("/content/application~1json/schema"))
                    .toList();
            assertFalse(successes.isEmpty(), what);
            successes.forEach(schema -> assertTrue(schema.isObject(), what));
        });
    }

    @Test
    void refersToNothingThatIsNotThere() {
        document.findValuesAsText("$ref").forEach(reference -> {
            assertTrue(reference.startsWith("#/"), reference);
            assertTrue(document.at(reference.substring(1)).isObject(), reference);
        });
    }

    @Test
    void namesFieldsAsTheApiDoes() {
        document.at("/components/schemas")
                .properties()
                .forEach(schema -> schema.getValue()
                        .path("properties")
                        .fieldNames()
                        .forEachRemaining(
                                field -> assertTrue(field.matches("[a-z0-9_]+\\??"), schema.getKey() + "." + field)));
        JsonNode app = document.at("/components/schemas/AppView");
        Set<String> answered = new TreeSet<>(api().get("/apps/" + createApp())
                .then()
                .extract()
                .<Map<String, Object>>path("$")
                .keySet());
        Set<String> described = new TreeSet<>();
        app.path("properties").fieldNames().forEachRemaining(described::add);
        assertEquals(answered, described);
        assertTrue(app.at("/properties/released_at").toString().contains("\"null\""), app.toString());
        assertTrue(
                app.path("required").toString().contains("\"git_url\""),
                app.path("required").toString());
        assertFalse(
                app.path("required").toString().contains("released_at"),
                app.path("required").toString());
    }

    @Test
    void isThereInYamlToo() {
        given().get("/openapi.yaml").then().statusCode(200).body(containsString("Slipway Platform API"));
    }

    @Test
    void hasAPageThatNeedsNoOtherServer() {
        String page = given().get("/docs/api/").then().statusCode(200).extract().asString();
        assertTrue(page.contains("/openapi"), page);
        assertFalse(ELSEWHERE.matcher(page).find(), page);
        Matcher scripts = Pattern.compile("src=\"([^\"]+\\.js)\"").matcher(page);
        assertTrue(scripts.find(), page);
        String script = scripts.group(1).replaceFirst("^\\./|^/docs/api/", "");
        given().get("/docs/api/" + script).then().statusCode(200);
    }

    private Stream<Operation> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue())));
    }

    private static Set<String> variables(String path) {
        Set<String> names = new TreeSet<>();
        VARIABLE.matcher(path).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    private Set<String> parameters(Operation operation) {
        Set<String> names = new TreeSet<>();
        Stream.of(operation.facts, document.path("paths").path(operation.path))
                .flatMap(place -> StreamSupport.stream(place.path("parameters").spliterator(), false))
                .filter(parameter -> parameter.path("in").asText().equals("path"))
                .forEach(parameter -> names.add(parameter.path("name").asText()));
        return names;
    }
}
