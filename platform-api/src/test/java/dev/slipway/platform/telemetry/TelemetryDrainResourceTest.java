package dev.slipway.platform.telemetry;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.createApp;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
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
class TelemetryDrainResourceTest {
    /** Nobody listens there; a drain is accepted all the same. */
    private static final String ENDPOINT = "https://localhost:1/consumer";

    private static final Map<String, Object> EXPORTER =
            Map.of("type", "otlphttp", "endpoint", ENDPOINT, "headers", Map.of("Api-Key", "secret", "X_Set", "a b"));

    @Inject
    AgroalDataSource database;

    @Test
    void addsShowsListsAndRemovesADrain() {
        String app = createApp();
        ValidatableResponse added = add(app, List.of("traces", "logs"), EXPORTER)
                .statusCode(201)
                .body("owner.id", equalTo(id(app)))
                .body("owner.type", equalTo("app"))
                .body("signals", equalTo(List.of("traces", "logs")))
                .body("exporter", equalTo(EXPORTER));
        String id = added.extract().path("id");
        api().get("/telemetry-drains/" + id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("exporter", equalTo(EXPORTER));
        api().get("/apps/" + app + "/telemetry-drains").then().statusCode(200).body("id", equalTo(List.of(id)));
        api().delete("/telemetry-drains/" + id).then().statusCode(200).body("id", equalTo(id));
        api().get("/telemetry-drains/" + id).then().statusCode(404).body("id", equalTo("not_found"));
        api().get("/apps/" + app + "/telemetry-drains").then().body("$", hasSize(0));
    }

    @Test
    void changesOnlyWhatIsGiven() {
        String app = createApp();
        String id = add(app, List.of("logs"), EXPORTER).extract().path("id");
        patch(id, Map.of("signals", List.of("metrics", "logs")))
                .statusCode(200)
                .body("signals", equalTo(List.of("metrics", "logs")))
                .body("exporter", equalTo(EXPORTER));
        patch(id, Map.of("exporter", Map.of("type", "otlp", "endpoint", "http://localhost:4317")))
                .statusCode(200)
                .body("exporter.type", equalTo("otlp"))
                .body("exporter.endpoint", equalTo("http://localhost:4317"))
                .body("exporter.headers.Api-Key", equalTo("secret"));
        patch(id, "{\"exporter\": {\"headers\": {}}}")
                .statusCode(200)
                .body("exporter.endpoint", equalTo("http://localhost:4317"))
                .body("exporter.headers", equalTo(Map.of()));
        patch(id, Map.of()).statusCode(200).body("signals", equalTo(List.of("metrics", "logs")));
        api().get("/telemetry-drains/" + id).then().body("exporter.type", equalTo("otlp"));
    }

    @Test
    void aChangeThatIsRefusedChangesNothing() {
        String id = add(createApp(), List.of("logs"), EXPORTER).extract().path("id");
        for (String body : List.of(
                "{\"signals\": []}",
                "{\"signals\": \"logs\"}",
                "{\"exporter\": 7}",
                "{\"exporter\": {\"type\": \"splunk\"}}",
                "{\"exporter\": {\"endpoint\": \"https://10.0.0.1/\"}}",
                "{\"exporter\": {\"type\": \"otlp\"}}",
                "{\"exporter\": {\"headers\": {\"Host\": \"other\"}}}")) {
            patch(id, body).statusCode(422);
        }
        api().get("/telemetry-drains/" + id)
                .then()
                .body("signals", equalTo(List.of("logs")))
                .body("exporter", equalTo(EXPORTER));
    }

    @Test
    void pagesTheList() {
        String app = createApp();
        for (int i = 1; i <= 3; i++) {
            add(app, List.of("logs"), exporter("https://localhost:1/" + i)).statusCode(201);
        }
        String next = api().header("Range", "created_at ..; max=2")
                .get("/apps/" + app + "/telemetry-drains")
                .then()
                .statusCode(206)
                .body("exporter.endpoint", equalTo(List.of("https://localhost:1/1", "https://localhost:1/2")))
                .extract()
                .header("Next-Range");
        api().header("Range", next)
                .get("/apps/" + app + "/telemetry-drains")
                .then()
                .statusCode(200)
                .body("exporter.endpoint", equalTo(List.of("https://localhost:1/3")));
    }

    @Test
    void anAppHasFiveAtMost() {
        String app = createApp();
        for (int i = 1; i <= 5; i++) {
            add(app, List.of("logs"), EXPORTER).statusCode(201);
        }
        add(app, List.of("logs"), EXPORTER)
                .statusCode(422)
                .body("message", containsString("5 telemetry drains at most"));
        add(createApp(), List.of("logs"), EXPORTER).statusCode(201);
    }

    @Test
    void refusesWhatIsNoDrainAndShowsNoKeys() {
        String app = createApp();
        add(app, List.of("profiles"), EXPORTER).statusCode(422);
        for (Map<String, Object> exporter : List.of(
                exporter("https://me:secret@localhost:1/"),
                exporter("https://no-such-host.invalid/"),
                exporter(Map.of("a", "secret\r\nX: y")))) {
            add(app, List.of("logs"), exporter).statusCode(422).body("message", not(containsString("secret")));
        }
        api().get("/apps/" + app + "/telemetry-drains").then().body("$", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:4318",
                "http://169.254.169.254/latest/meta-data",
                "http://[::1]:4318",
                "http://2130706433/"
            })
    void refusesAddressesThatAreNotPublic(String endpoint) {
        add(createApp(), List.of("logs"), exporter(endpoint))
                .statusCode(422)
                .body("message", containsString("slipway.outbound.trusted-hosts"));
    }

    @Test
    void saysThatThereAreNoSpaces() {
        api().body(Map.of("owner", Map.of("id", UUID.randomUUID(), "type", "space")))
                .post("/telemetry-drains")
                .then()
                .statusCode(404)
                .body("message", containsString("no private spaces"));
        api().get("/spaces/" + UUID.randomUUID() + "/telemetry-drains")
                .then()
                .statusCode(404)
                .body("message", containsString("no private spaces"));
    }

    @Test
    void needsAnOwnerThatIsThere() {
        for (String body : List.of(
                "",
                "{}",
                "[]",
                "\"a\"",
                "{\"owner\": \"shop\"}",
                "{\"owner\": {\"type\": \"app\"}}",
                "{\"owner\": {\"id\": \"a\"}}",
                "{\"owner\": {\"id\": 7, \"type\": \"app\"}}")) {
            api().body(body).post("/telemetry-drains").then().statusCode(422);
        }
        api().body(Map.of("owner", Map.of("id", UUID.randomUUID(), "type", "app")))
                .post("/telemetry-drains")
                .then()
                .statusCode(404);
        api().get("/apps/no-such-app/telemetry-drains").then().statusCode(404);
        api().get("/telemetry-drains/nonsense").then().statusCode(404);
        api().get("/telemetry-drains/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void isForThoseWhoOperateTheAppAndReadByThoseWhoMayReadKeys() {
        String app = createApp();
        String id =
                add(app, List.of("logs"), EXPORTER).statusCode(201).extract().path("id");
        String list = "/apps/" + app + "/telemetry-drains";
        String path = "/telemetry-drains/" + id;
        Person viewer = People.collaborator(app, "view");
        viewer.calls().get(list).then().statusCode(403);
        viewer.calls().get(path).then().statusCode(403).body("message", not(containsString("secret")));
        Person deployer = People.collaborator(app, "deploy");
        deployer.calls().get(list).then().statusCode(200);
        deployer.calls().get(path).then().statusCode(200);
        deployer.calls().body("{}").patch(path).then().statusCode(403);
        deployer.calls().delete(path).then().statusCode(403);
        add(deployer.calls(), app, List.of("logs"), EXPORTER).statusCode(403);
        Person stranger = People.add();
        stranger.calls().get(path).then().statusCode(404);
        stranger.calls().body("{}").patch(path).then().statusCode(404);
        stranger.calls().delete(path).then().statusCode(404);
        stranger.calls().get(list).then().statusCode(403);
        add(stranger.calls(), app, List.of("logs"), EXPORTER).statusCode(403);
        Person operator = People.collaborator(app, "operate");
        add(operator.calls(), app, List.of("logs"), EXPORTER).statusCode(201);
        operator.calls().body("{}").patch(path).then().statusCode(200);
        operator.calls().delete(path).then().statusCode(200);
    }

    @Test
    void keepsTheKeysSealedRecordsWhoDidItAndGoesWithTheApp() throws SQLException {
        String app = createApp();
        String id = add(app, List.of("traces", "logs"), EXPORTER).extract().path("id");
        String row = text("select encode(sealed_exporter, 'escape') from telemetry_drain where id = '" + id + "'");
        assertFalse(row.contains("secret") || row.contains("localhost"), row);
        patch(id, Map.of("signals", List.of("logs"))).statusCode(200);
        assertEquals("1", text("select count(*) from drain_shipment where telemetry_drain_id = '" + id + "'"));
        assertEquals(
                "2",
                text("select count(*) from audit_event where action like 'telemetry:%' and app_name = '" + app + "'"));
        assertEquals(
                "0",
                text("select count(*) from audit_event where app_name = '" + app
                        + "' and (details like '%secret%' or details like '%://%')"));
        api().delete("/apps/" + app).then().statusCode(200);
        assertEquals("0", text("select count(*) from telemetry_drain where id = '" + id + "'"));
        assertEquals("0", text("select count(*) from drain_shipment where telemetry_drain_id = '" + id + "'"));
    }

    private static Map<String, Object> exporter(String endpoint) {
        return Map.of("type", "otlphttp", "endpoint", endpoint);
    }

    private static Map<String, Object> exporter(Map<String, String> headers) {
        return Map.of("type", "otlphttp", "endpoint", ENDPOINT, "headers", headers);
    }

    private static String id(String app) {
        return api().get("/apps/" + app).path("id");
    }

    private static ValidatableResponse add(String app, List<String> signals, Map<String, Object> exporter) {
        return add(api(), app, signals, exporter);
    }

    private static ValidatableResponse add(
            RequestSpecification calls, String app, List<String> signals, Map<String, Object> exporter) {
        return calls.body(
                        Map.of("owner", Map.of("id", id(app), "type", "app"), "signals", signals, "exporter", exporter))
                .post("/telemetry-drains")
                .then();
    }

    private static ValidatableResponse patch(String id, Object body) {
        return api().body(body).patch("/telemetry-drains/" + id).then();
    }

    private String text(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
