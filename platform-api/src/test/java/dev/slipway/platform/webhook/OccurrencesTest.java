package dev.slipway.platform.webhook;

import static dev.slipway.platform.Api.api;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.certificate.TestCertificate;
import dev.slipway.platform.webhook.Receiver.Received;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What webhooks tell of. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class OccurrencesTest extends Subscribed {
    @Inject
    History history;

    @Test
    void tellsOfDeploysFromTheBuildToTheDynos() {
        subscribe("sync", Map.of(), "api:build", "api:release", "dyno");
        stage.deploy(app, Map.of("web", "node server.js"));
        await().atMost(SOON).until(() -> told().containsAll(Set.of("update build", "update release", "update dyno")));
        List<Received> received = receiver.received();
        assertEquals("create build", received.getFirst().what());
        assertTrue(told().containsAll(Set.of("create release", "create dyno")), told().toString());
        JsonNode built = last("update build");
        assertEquals("succeeded", built.path("status").asText());
        assertTrue(built.path("output_stream_url").isNull());
        assertEquals("succeeded", last("update release").path("status").asText());
        assertTrue(last("update release").path("current").asBoolean());
        assertEquals("web.1", last("update dyno").path("name").asText());
        assertEquals("up", last("update dyno").path("state").asText());
        assertEquals(
                "admin@localhost",
                received.getLast().json().path("actor").path("email").asText());
    }

    @Test
    void tellsOfAnAppThatChangesHandsAndWhoseItWas() {
        subscribe("sync", Map.of(), "api:app");
        Person bob = People.add();
        api().body(Map.of("owner", bob.email()))
                .patch("/teams/apps/" + app.name)
                .then()
                .statusCode(200);
        await().atMost(SOON).until(() -> told().contains("update app"));
        assertEquals(bob.email(), last("update app").path("owner").path("email").asText());
        JsonNode previous = receiver.received().getLast().json().path("previous_data");
        assertEquals("admin@localhost", previous.path("owner").path("email").asText());
    }

    @Test
    void tellsOfScalingRestartsDomainsAndNames() {
        stage.deploy(app, Map.of("web", "node server.js"));
        subscribe("sync", Map.of(), "api:formation", "dyno", "api:domain", "api:app");
        api().body("{\"quantity\": 2}").patch(url + "/formation/web").then().statusCode(200);
        stage.settle(app);
        api().body("{\"quantity\": 1}").patch(url + "/formation/web").then().statusCode(200);
        stage.settle(app);
        await().atMost(SOON).until(() -> told().containsAll(Set.of("update formation", "destroy dyno")));
        assertEquals(1, last("update formation").path("quantity").asInt());
        assertEquals("web.2", last("destroy dyno").path("name").asText());
        api().body(Map.of("hostname", app.name + ".example.com"))
                .post(url + "/domains")
                .then()
                .statusCode(201);
        api().delete(url + "/domains/" + app.name + ".example.com").then().statusCode(200);
        String renamed = app.name + "-b";
        api().body(Map.of("name", renamed)).patch(url).then().statusCode(200);
        await().atMost(SOON).until(() -> told().contains("update app"));
        List<String> hostnames = receiver.received().stream()
                .filter(received -> received.what().endsWith(" domain"))
                .map(received -> received.json().path("action").asText() + " "
                        + received.json().path("data").path("hostname").asText())
                .toList();
        assertTrue(
                hostnames.containsAll(List.of(
                        "create " + app.name + ".example.com",
                        "destroy " + app.name + ".example.com",
                        "destroy " + app.name + ".localhost",
                        "create " + renamed + ".localhost")),
                hostnames.toString());
    }

    @Test
    void tellsWhoseAccessChangedAndByWhom() {
        Person manager = People.collaborator(app.name, "manage");
        subscribe("sync", Map.of(), "api:collaborator");
        String email = People.add().email();
        manager.calls()
                .body(Map.of("user", email, "permissions", List.of("view")))
                .post(url + "/collaborators")
                .then()
                .statusCode(201);
        api().delete(url + "/collaborators/" + email).then().statusCode(200);
        List<Received> received = awaitReceived(2);
        assertEquals("create collaborator", received.getFirst().what());
        assertEquals("destroy collaborator", received.getLast().what());
        JsonNode created = received.getFirst().json();
        assertEquals(manager.email(), created.path("actor").path("email").asText());
        assertEquals(email, created.path("data").path("user").path("email").asText());
    }

    @Test
    void tellsOnlyOfWhatWasAskedFor() {
        subscribe("notify", Map.of(), "api:domain");
        maintenance(true);
        api().body(Map.of("hostname", app.name + ".example.org"))
                .post(url + "/domains")
                .then()
                .statusCode(201);
        assertEquals("create domain", awaitReceived(1).getFirst().what());
        api().get(url + "/webhook-events").then().statusCode(200).body("include", contains("api:domain"));
    }

    @Test
    void tellsOfCertificatesAndOfTheDomainsThatShowThem() {
        subscribe("sync", Map.of(), "api:sni-endpoint", "api:domain");
        String host = app.name + ".example.net";
        TestCertificate certificate = TestCertificate.of(host);
        Map<String, String> body = Map.of("certificate_chain", certificate.chain(), "private_key", certificate.key());
        String name =
                api().body(body).post(url + "/sni-endpoints").then().extract().path("name");
        api().body(Map.of("hostname", host, "sni_endpoint", name)).post(url + "/domains");
        api().body(body).patch(url + "/sni-endpoints/" + name).then().statusCode(200);
        api().delete(url + "/sni-endpoints/" + name).then().statusCode(200);
        assertEquals(
                List.of(
                        "create sni-endpoint",
                        "create domain",
                        "update sni-endpoint",
                        "update domain",
                        "destroy sni-endpoint"),
                awaitReceived(5).stream().map(Received::what).toList());
    }

    @Test
    void tellsThatTheAppWasDestroyedOnceItIsGone() {
        String id = subscribe("sync", Map.of(), "api:app");
        api().delete(url).then().statusCode(200);
        assertEquals("destroy app", awaitReceived(1).getFirst().what());
        await().atMost(SOON).until(() -> {
            history.trim();
            return inTransaction(() -> Webhook.findByIdOptional(UUID.fromString(id)))
                    .isEmpty();
        });
        assertEquals(0, inTransaction(() -> WebhookEvent.ofApp(app.id)).size());
    }

    private Set<String> told() {
        return receiver.received().stream().map(Received::what).collect(Collectors.toSet());
    }

    private JsonNode last(String what) {
        return receiver.received().stream()
                .filter(received -> received.what().equals(what))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .json()
                .path("data");
    }
}
