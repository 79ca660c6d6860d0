package dev.slipway.platform.http;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.createApp;
import static dev.slipway.platform.Api.key;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and values that only look odd, and must come back as they were, or be refused as a whole. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class NamesTest {
    @TestHTTPResource
    URI root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my.shop",
                "Shop",
                "SHOP",
                "bücher",
                "b\u0308ucher",
                "shop\n",
                "shop\u0000",
                "\ufeffshop",
                "shop ",
                "-shop",
                "shop-",
                "ab",
                "0shop",
                "shop_a",
                "ѕhop",
                "shop-with-a-name-of-31-letters-",
                "00000000-0000-0000-0000-000000000000"
            })
    void refusesNamesOfAppsThatAreNoHostNames(String name) {
        List<String> before = apps();
        api().body(Map.of("name", name)).post("/apps").then().statusCode(422).body("id", equalTo("invalid_params"));
        String app = createApp();
        api().body(Map.of("name", name)).patch("/apps/" + app).then().statusCode(422);
        api().get("/apps/" + app).then().statusCode(200).body("name", equalTo(app));
        api().delete("/apps/" + app).then().statusCode(200);
        assertEquals(before, apps());
    }

    /** The HTTP server would take them for the app itself, and destroy it. */
    @ParameterizedTest
    @ValueSource(strings = {"..", "%2e%2e", "%2E.", ".", "%2e", "../", "..?a=b", "x/../.."})
    void refusesPathsWithSegmentsOfDots(String segment) throws IOException, InterruptedException {
        String app = createApp();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(root.resolve("/") + "apps/" + app + "/domains/" + segment))
                .header("Authorization", "Bearer " + key())
                .DELETE()
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(400, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains("bad_request"), answer.body());
        }
        api().get("/apps/" + app).then().statusCode(200);
    }

    /** A name is found as it is only; host names know no case. */
    @Test
    void findsAnAppByItsNameAndADomainInAnyCase() {
        String app = createApp();
        api().get("/apps/" + app.toUpperCase(Locale.ROOT)).then().statusCode(404);
        String hostname = "WWW." + app + ".Example.com";
        api().body(Map.of("hostname", hostname))
                .post("/apps/" + app + "/domains")
                .then()
                .statusCode(201)
                .body("hostname", equalTo(hostname.toLowerCase(Locale.ROOT)));
        api().get("/apps/" + app + "/domains/" + hostname).then().statusCode(200);
        api().body(Map.of("hostname", hostname.toLowerCase(Locale.ROOT)))
                .post("/apps/" + app + "/domains")
                .then()
                .statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bücher.example", "a..b", ".example.com", "example.com.", "a b.example", "a/b.example", "[::1]"})
    void refusesWhatIsNoHostName(String hostname) {
        String app = createApp();
        api().body(Map.of("hostname", hostname))
                .post("/apps/" + app + "/domains")
                .then()
                .statusCode(422)
                .body("id", equalTo("invalid_params"));
    }

    /** An international name is added as it goes over the wire, in its ASCII form. */
    @Test
    void takesAnInternationalHostNameInItsAsciiForm() {
        String app = createApp();
        String hostname = "xn--bcher-kva." + app + ".example";
        api().body(Map.of("hostname", hostname))
                .post("/apps/" + app + "/domains")
                .then()
                .statusCode(201);
        api().get("/apps/" + app + "/domains/" + hostname).then().body("hostname", equalTo(hostname));
    }

    @Test
    void configVarsComeBackToTheLetter() {
        Map<String, String> vars = new TreeMap<>(Map.of(
                "LINES", "a\nb\r\n\n",
                "QUOTES", "\"a\" 'b' `c` \\ \\\\ \\n",
                "SHELL", "$HOME ${HOME} $(id) !! %s {0}",
                "SPACES", "  a\t b  ",
                "UNICODE", "é e\u0301 ß 日本 🚢 \u202e \ufeff \u2028",
                "CONTROL", "\u0001\u001b[31m\u007f\u0085",
                "JSON", "{\"a\": [null, \"b\"]}",
                "EMPTY", "",
                "_lower9", "null"));
        String app = createApp();
        String url = "/apps/" + app;
        assertEquals(vars, vars(api().body(vars).patch(url + "/config-vars").then()));
        assertEquals(vars, vars(api().get(url + "/config-vars").then()));
        assertEquals(vars, vars(api().get(url + "/releases/v1/config-vars").then()));
    }

    /** It can't be written in UTF-8, so it would come back as something else. */
    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "a\\udc00b", "\\ude00\\ud83d", "\\ud83d\\ud83d\\ude00"})
    void refusesHalfACharacter(String value) {
        String app = createApp();
        api().body("{\"GOOD\": \"1\", \"HALF\": \"" + value + "\"}")
                .patch("/apps/" + app + "/config-vars")
                .then()
                .statusCode(422)
                .body("id", equalTo("invalid_params"));
        assertEquals(Map.of(), vars(api().get("/apps/" + app + "/config-vars").then()));
    }

    private static Map<String, String> vars(ValidatableResponse answer) {
        return new TreeMap<>(answer.statusCode(200).extract().<Map<String, String>>path("$"));
    }

    private static List<String> apps() {
        return api().header("Range", "name ..; max=1000")
                .get("/apps")
                .then()
                .extract()
                .path("name");
    }
}
