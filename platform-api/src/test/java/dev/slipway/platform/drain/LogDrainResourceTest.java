package dev.slipway.platform.drain;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.createApp;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class LogDrainResourceTest {
    /** Nobody listens there; a drain is accepted all the same. */
    private static final String URL = "https://me:secret@localhost:1/drain?key=a%20b+c";

    @Inject
    AgroalDataSource database;

    @Test
    void addsShowsAndRemovesADrain() {
        String app = createApp();
        String path = "/apps/" + app + "/log-drains";
        ValidatableResponse added = add(app, URL)
                .statusCode(201)
                .body("url", equalTo(URL))
                .body("token", matchesPattern("d\\.[0-9a-f-]{36}"))
                .body("addon", nullValue())
                .body("app.name", equalTo(app));
        String id = added.extract().path("id");
        String token = added.extract().path("token");
        for (String key : List.of(id, token, URLEncoder.encode(URL, StandardCharsets.UTF_8))) {
            api().urlEncodingEnabled(false)
                    .get(path + "/" + key)
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(id))
                    .body("url", equalTo(URL));
        }
        api().get(path).then().statusCode(200).body("$", hasSize(1)).body("[0].token", equalTo(token));
        api().delete(path + "/" + token).then().statusCode(200).body("url", equalTo(URL));
        api().get(path).then().statusCode(200).body("$", hasSize(0));
        api().get(path + "/" + id).then().statusCode(404);
    }

    @Test
    void removesADrainByItsUrl() {
        String app = createApp();
        add(app, URL).statusCode(201);
        api().urlEncodingEnabled(false)
                .delete("/apps/" + app + "/log-drains/" + URLEncoder.encode(URL, StandardCharsets.UTF_8))
                .then()
                .statusCode(200);
        api().get("/apps/" + app + "/log-drains").then().body("$", hasSize(0));
    }

    @Test
    void pagesTheList() {
        String app = createApp();
        for (int i = 1; i <= 3; i++) {
            add(app, "https://localhost:1/" + i).statusCode(201);
        }
        String next = api().header("Range", "created_at ..; max=2")
                .get("/apps/" + app + "/log-drains")
                .then()
                .statusCode(206)
                .body("url", equalTo(List.of("https://localhost:1/1", "https://localhost:1/2")))
                .extract()
                .header("Next-Range");
        api().header("Range", next)
                .get("/apps/" + app + "/log-drains")
                .then()
                .statusCode(200)
                .body("url", equalTo(List.of("https://localhost:1/3")));
    }

    @Test
    void anAppHasFiveDrainsAtMostAndNoneTwice() {
        String app = createApp();
        for (int i = 1; i <= 5; i++) {
            add(app, "syslog://localhost:" + i).statusCode(201);
        }
        add(app, "syslog://localhost:6").statusCode(422).body("message", containsString("5 log drains at most"));
        add(app, "syslog://localhost:5").statusCode(422).body("message", containsString("already been taken"));
        api().get("/apps/" + app + "/log-drains").then().body("$", hasSize(5));
        add(createApp(), "syslog://localhost:5").statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"url\": null}",
                "{\"url\": 7}",
                "{\"url\": [\"https://localhost:1/\"]}",
                "{\"url\": \"\"}",
                "{\"url\": \"localhost\"}",
                "{\"url\": \"ftp://localhost/\"}",
                "{\"url\": \"https://localhost/\\u0000\"}",
                "{\"url\": \"https://localhost/\\n\"}",
                "{\"url\": \"https://no-such-host.invalid/\"}"
            })
    void refusesWhatIsNoDrain(String body) {
        String app = createApp();
        api().body(body).post("/apps/" + app + "/log-drains").then().statusCode(422);
        api().get("/apps/" + app + "/log-drains").then().body("$", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:5000/",
                "http://169.254.169.254/latest/meta-data",
                "syslog://10.0.0.1:514",
                "syslog+tls://[::1]:6514",
                "http://2130706433/"
            })
    void refusesAddressesThatAreNotPublic(String url) {
        add(createApp(), url).statusCode(422).body("message", containsString("slipway.outbound.trusted-hosts"));
    }

    @Test
    void refusesATooLongUrlAndTellsNobodyThePassword() {
        add(createApp(), "https://me:secret@localhost:1/" + "x".repeat(2000))
                .statusCode(422)
                .body("message", not(containsString("secret")));
        add(createApp(), "gopher://me:secret@localhost:1/")
                .statusCode(422)
                .body("message", not(containsString("secret")));
    }

    @Test
    void anotherAppsDrainIsNotFound() {
        String owner = createApp();
        String other = createApp();
        ValidatableResponse added = add(owner, URL).statusCode(201);
        for (String key :
                List.of(added.extract().<String>path("id"), added.extract().<String>path("token"))) {
            api().get("/apps/" + other + "/log-drains/" + key).then().statusCode(404);
            api().delete("/apps/" + other + "/log-drains/" + key).then().statusCode(404);
        }
        api().get("/apps/" + owner + "/log-drains/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("id", equalTo("not_found"));
        api().get("/apps/" + owner + "/log-drains/nonsense").then().statusCode(404);
        api().get("/apps/no-such-app/log-drains").then().statusCode(404);
        api().body(Map.of("url", URL))
                .post("/apps/no-such-app/log-drains")
                .then()
                .statusCode(404);
        api().get("/apps/" + owner + "/log-drains").then().body("$", hasSize(1));
    }

    @Test
    void isForThoseWhoOperateTheAppAndReadByThoseWhoMayReadPasswords() {
        String app = createApp();
        String token = add(app, URL).statusCode(201).extract().path("token");
        String path = "/apps/" + app + "/log-drains";
        Person viewer = People.collaborator(app, "view");
        viewer.calls().get(path).then().statusCode(403);
        viewer.calls().get(path + "/" + token).then().statusCode(403);
        Person deployer = People.collaborator(app, "deploy");
        deployer.calls().get(path).then().statusCode(200).body("[0].url", equalTo(URL));
        deployer.calls().delete(path + "/" + token).then().statusCode(403);
        deployer.calls()
                .body(Map.of("url", "syslog://localhost:1"))
                .post(path)
                .then()
                .statusCode(403);
        Person operator = People.collaborator(app, "operate");
        operator.calls()
                .body(Map.of("url", "syslog://localhost:1"))
                .post(path)
                .then()
                .statusCode(201);
        operator.calls().delete(path + "/" + token).then().statusCode(200);
        People.add().calls().get(path).then().statusCode(403);
    }

    @Test
    void keepsTheUrlSealedAndGoesWithTheApp() throws SQLException {
        String app = createApp();
        UUID id = UUID.fromString(add(app, URL).statusCode(201).extract().path("id"));
        String row = text("select encode(sealed_url, 'escape') from log_drain where id = '" + id + "'");
        assertFalse(row.contains("secret") || row.contains("localhost"), row);
        assertEquals(
                "0",
                text("select count(*) from audit_event where app_name = '" + app
                        + "' and (details like '%secret%' or details like '%://%')"));
        assertEquals(
                "1", text("select count(*) from audit_event where action = 'drain:add' and app_name = '" + app + "'"));
        api().delete("/apps/" + app).then().statusCode(200);
        assertEquals("0", text("select count(*) from log_drain where id = '" + id + "'"));
        assertEquals("0", text("select count(*) from drain_shipment where log_drain_id = '" + id + "'"));
    }

    private String text(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static ValidatableResponse add(String app, String url) {
        return api().body(Map.of("url", url))
                .post("/apps/" + app + "/log-drains")
                .then();
    }
}
