package dev.slipway.platform.webhook;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.createApp;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.slipway.platform.PlatformServices;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class WebhookResourceTest {
    private static final String URL = "http://localhost/hook";

    @Inject
    WebhookKeys keys;

    private String app;
    private String url;

    @BeforeEach
    void anApp() {
        app = createApp();
        url = "/apps/" + app + "/webhooks";
    }

    @Test
    void addsAWebhookAndTellsItsNewSecretOnce() {
        ValidatableResponse added = add(Map.of(
                        "include", List.of("api:release", "dyno", "dyno"), "level", "sync", "url", URL))
                .statusCode(201)
                .header("Heroku-Webhook-Secret", matchesPattern("[0-9a-f]{64}"))
                .body("app.name", equalTo(app))
                .body("include", contains("api:release", "dyno"))
                .body("level", equalTo("sync"))
                .body("url", equalTo(URL))
                .body("secret", nullValue());
        String secret = added.extract().header("Heroku-Webhook-Secret");
        String id = added.extract().path("id");
        api().get(url).then().statusCode(200).body("id", contains(id)).header("Heroku-Webhook-Secret", nullValue());
        String info = api().get(url + "/" + id).then().statusCode(200).extract().asString();
        assertFalse(info.contains(secret));
    }

    @Test
    void keepsSecretAndAuthorizationSealedAndTellsNeither() {
        ValidatableResponse added = add(fields(Map.of("secret", "hush-hush", "authorization", "Bearer hush-hush")))
                .statusCode(201)
                .header("Heroku-Webhook-Secret", nullValue());
        assertFalse(added.extract().asString().contains("hush"));
        Webhook row = row(added.extract().path("id"));
        assertFalse(new String(row.sealedSecret, StandardCharsets.ISO_8859_1).contains("hush"));
        assertFalse(new String(row.sealedAuthorization, StandardCharsets.ISO_8859_1).contains("hush"));
        assertEquals("hush-hush", keys.secret(row));
        assertEquals("Bearer hush-hush", keys.authorization(row));
    }

    @Test
    void changesWhatIsGivenAndLeavesTheRest() {
        String id = add(fields(Map.of("secret", "first", "authorization", "Bearer a")))
                .extract()
                .path("id");
        api().body(Map.of("level", "sync", "include", List.of("api:build")))
                .patch(url + "/" + id)
                .then()
                .statusCode(200)
                .body("level", equalTo("sync"))
                .body("include", contains("api:build"))
                .body("url", equalTo(URL));
        assertEquals("first", keys.secret(row(id)));
        api().body("{\"secret\": \"second\", \"authorization\": null, \"url\": \"http://localhost/other\"}")
                .patch(url + "/" + id)
                .then()
                .statusCode(200)
                .header("Heroku-Webhook-Secret", nullValue())
                .body("url", equalTo("http://localhost/other"));
        assertEquals("second", keys.secret(row(id)));
        assertEquals(null, keys.authorization(row(id)));
        String made = api().body("{\"secret\": null}")
                .patch(url + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .header("Heroku-Webhook-Secret");
        assertEquals(made, keys.secret(row(id)));
        api().patch(url + "/" + id).then().statusCode(200);
    }

    @Test
    void removesAWebhook() {
        String id = add(fields(Map.of())).extract().path("id");
        api().delete(url + "/" + id).then().statusCode(200).body("id", equalTo(id));
        api().get(url + "/" + id).then().statusCode(404);
        api().delete(url + "/" + id).then().statusCode(404);
        api().get(url).then().body("$", hasSize(0));
    }

    @Test
    void knowsNoWebhookOfAnotherApp() {
        String id = add(fields(Map.of())).extract().path("id");
        String other = "/apps/" + createApp() + "/webhooks/" + id;
        api().get(other).then().statusCode(404).body("message", containsString("Couldn't find that webhook"));
        api().body("{\"level\": \"sync\"}").patch(other).then().statusCode(404);
        api().delete(other).then().statusCode(404);
        api().get(url + "/" + id).then().statusCode(200).body("level", equalTo("notify"));
        for (String none : List.of("7", "no-id", UUID.randomUUID().toString())) {
            api().get(url + "/" + none).then().statusCode(404);
        }
        api().get("/apps/no-such-app/webhooks").then().statusCode(404);
    }

    @Test
    void anAppHasTenAtMost() {
        for (int i = 0; i < 10; i++) {
            add(fields(Map.of())).statusCode(201);
        }
        add(fields(Map.of())).statusCode(422).body("message", containsString("10 webhooks"));
        api().get(url).then().body("$", hasSize(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://[::1]:5432/",
                "http://2130706433/",
                "https://169.254.169.254/latest",
                "http://10.1.2.3/hook",
                "http://0.0.0.0/"
            })
    void refusesAddressesThatOnlyThePlatformReaches(String inside) {
        add(fields(Map.of("url", inside))).statusCode(422).body("message", containsString("not a public address"));
        String id = add(fields(Map.of())).extract().path("id");
        api().body(Map.of("url", inside))
                .patch(url + "/" + id)
                .then()
                .statusCode(422)
                .body("message", containsString("not a public address"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://localhost/",
                "file:///etc/passwd",
                "localhost",
                "/hook",
                "http://",
                "http:///hook",
                "http://user:word@localhost/",
                "http://local host/",
                "http://localhost:99999/",
                "http://no-such-host.invalid/",
                "javascript:alert(1)",
                ""
            })
    void refusesAUrlThatIsNone(String bad) {
        add(fields(Map.of("url", bad))).statusCode(422).body("id", equalTo("invalid_params"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "{\"include\": [\"dyno\"], \"level\": \"notify\"}",
                "{\"include\": [\"dyno\"], \"url\": \"http://localhost/\"}",
                "{\"level\": \"notify\", \"url\": \"http://localhost/\"}",
                "{\"include\": [], \"level\": \"notify\", \"url\": \"http://localhost/\"}",
                "{\"include\": \"dyno\", \"level\": \"notify\", \"url\": \"http://localhost/\"}",
                "{\"include\": [7], \"level\": \"notify\", \"url\": \"http://localhost/\"}",
                "{\"include\": [null], \"level\": \"notify\", \"url\": \"http://localhost/\"}",
                "{\"include\": [\"dyno\"], \"level\": \"NOTIFY\", \"url\": \"http://localhost/\"}",
                "{\"include\": [\"dyno\"], \"level\": null, \"url\": \"http://localhost/\"}",
                "{\"include\": [\"dyno\"], \"level\": \"sync\", \"url\": 7}",
                "{\"include\": [\"dyno\"], \"level\": \"sync\", \"url\": \"http://localhost/\", \"secret\": 7}",
                "{\"include\": [\"dyno\"], \"level\": \"sync\", \"url\": \"http://localhost/\", \"secret\": \"\"}",
                "{\"include\": [\"dyno\"], \"level\": \"sync\", \"url\": \"http://localhost/\", \"secret\": \"\\u0000\"}",
                "{\"include\": [\"dyno\"], \"level\": \"sync\", \"url\": \"http://localhost/\", \"secret\": \"\\u00e4\"}",
                "{\"include\": [\"dyno\"], \"level\": \"sync\", \"url\": \"http://localhost/\", \"authorization\": \"a\\r\\nb: c\"}"
            })
    void refusesWhatIsNoWebhook(String body) {
        api().body(body).post(url).then().statusCode(422).body("id", equalTo("invalid_params"));
        api().get(url).then().body("$", hasSize(0));
    }

    @Test
    void refusesWhatIsTooLong() {
        add(fields(Map.of("url", "http://localhost/" + "x".repeat(2048)))).statusCode(422);
        add(fields(Map.of("secret", "x".repeat(1025)))).statusCode(422);
        add(fields(Map.of("authorization", "x".repeat(4097)))).statusCode(422);
    }

    @Test
    void saysWhatAWebhookCanTellOf() {
        for (String unknown : List.of("api:addon", "api:addon-attachment", "api:dyno", "API:APP", "")) {
            add(fields(Map.of("include", List.of("api:app", unknown))))
                    .statusCode(422)
                    .body("message", containsString("tells nothing of '" + unknown + "'"))
                    .body("message", containsString("api:app, api:build"));
        }
        add(fields(Map.of("include", List.of("api:collaborator")))).statusCode(201);
    }

    private Webhook row(String id) {
        return QuarkusTransaction.requiringNew().call(() -> Webhook.<Webhook>findById(UUID.fromString(id)));
    }

    private static Map<String, Object> fields(Map<String, ?> others) {
        Map<String, Object> fields =
                new HashMap<>(Map.of("include", List.of("api:app"), "level", "notify", "url", URL));
        fields.putAll(others);
        return fields;
    }

    private ValidatableResponse add(Map<String, ?> fields) {
        return api().body(fields).post(url).then();
    }
}
