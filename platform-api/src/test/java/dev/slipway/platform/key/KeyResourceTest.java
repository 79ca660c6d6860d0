package dev.slipway.platform.key;

import static dev.slipway.platform.Api.api;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.account.Account;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class KeyResourceTest {
    @Inject
    Keys keys;

    @Test
    void addsAKeyWithExactlyTheFieldsOfTheSchema() {
        String line = TestKeys.ed25519() + " me@example.com";
        ValidatableResponse added = add(line)
                .statusCode(201)
                .body("public_key", equalTo(line))
                .body("comment", equalTo("me@example.com"))
                .body("email", equalTo("admin@localhost"))
                .body("fingerprint", matchesPattern("([0-9a-f]{2}:){15}[0-9a-f]{2}"));
        Map<String, Object> fields = added.extract().path("");
        assertEquals(
                Set.of("comment", "created_at", "email", "fingerprint", "id", "public_key", "updated_at"),
                fields.keySet());
    }

    @Test
    void findsAndRemovesAKeyByIdOrFingerprint() {
        String first = add(TestKeys.ed25519()).extract().path("id");
        String second = add(TestKeys.ecdsa(256)).extract().path("fingerprint");
        api().get("/account/keys").then().statusCode(200).body("id", hasItem(first));
        api().get("/account/keys/" + second).then().statusCode(200).body("fingerprint", equalTo(second));
        api().delete("/account/keys/" + first).then().statusCode(200).body("id", equalTo(first));
        api().delete("/account/keys/" + second).then().statusCode(200);
        api().get("/account/keys").then().body("id", not(hasItem(first))).body("fingerprint", not(hasItem(second)));
        api().delete("/account/keys/" + first).then().statusCode(404);
    }

    @Test
    void refusesAKeyThatIsThereAlready() {
        String line = TestKeys.ed25519();
        add(line).statusCode(201);
        add(line + " under another comment").statusCode(422).body("message", containsString("already"));
    }

    @Test
    void refusesAKeyOfAnotherAccountAndHidesTheOthersKeys() {
        String line = TestKeys.ed25519();
        UUID theirs = QuarkusTransaction.requiringNew().call(() -> keys.add(otherAccount(), line)).id;
        add(line).statusCode(422).body("message", containsString("belongs to another account"));
        api().get("/account/keys").then().body("id", not(hasItem(theirs.toString())));
        api().delete("/account/keys/" + theirs).then().statusCode(404);
    }

    @Test
    void refusesWhatIsNoKey() {
        add("hello").statusCode(422).body("id", equalTo("invalid_params"));
        api().body("{}").post("/account/keys").then().statusCode(422);
    }

    private static ValidatableResponse add(String line) {
        return api().body(Map.of("public_key", line)).post("/account/keys").then();
    }

    private static Account otherAccount() {
        Account account = new Account();
        account.id = UUID.randomUUID();
        account.email = account.id + "@example.com";
        account.name = "Other";
        account.createdAt = Instant.EPOCH;
        account.updatedAt = Instant.EPOCH;
        account.persist();
        return account;
    }
}
