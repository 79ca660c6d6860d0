package dev.slipway.platform.preview;

import static dev.slipway.platform.Api.api;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class PreviewAccessTest extends PreviewFixture {
    @Test
    void isDestroyedByWhoMadeItOrOwnsTheParentOnly() {
        Account stranger = account();
        Account maker = account();
        App app = previews.open(parent, maker.id, "login", Optional.empty()).app();
        api().get("/apps/" + app.name + "/collaborators")
                .then()
                .body("user.email", hasItems("admin@localhost", maker.email));
        SlipwayException refused =
                assertThrows(SlipwayException.class, () -> previews.end(parent, stranger.id, "login"));
        assertEquals("forbidden", refused.problem().code());
        assertTrue(previews.end(parent, maker.id, "login").isPresent());
        assertTrue(previews.end(parent, maker.id, "login").isEmpty());
        previews.open(parent, maker.id, "login", Optional.empty());
        api().delete(url + "/login").then().statusCode(200);
    }

    @Test
    void whoIsGivenAccessToTheParentLaterHasItHereTooAsLongAsThere() {
        String preview = "/apps/" + open("login").app().name;
        Person bob = People.add();
        bob.calls().get(preview).then().statusCode(403);
        String collaborators = "/apps/" + parent.name + "/collaborators";
        api().body(Map.of("user", bob.email(), "permissions", List.of("view")))
                .post(collaborators)
                .then()
                .statusCode(201);
        bob.calls().get(preview).then().statusCode(200);
        bob.calls().get(preview + "/config-vars").then().statusCode(403);
        api().body(Map.of("permissions", List.of("operate")))
                .patch(collaborators + "/" + bob.email())
                .then()
                .statusCode(200);
        bob.calls().get(preview + "/config-vars").then().statusCode(200);
        api().delete(collaborators + "/" + bob.email()).then().statusCode(200);
        bob.calls().get(preview).then().statusCode(403);
    }

    @Test
    void whoLosesTheParentLosesThePreviewThatTheyMade() {
        Person bob = People.collaborator(parent.name, "deploy");
        App app = previews.open(parent, account(bob).id, "login", Optional.empty())
                .app();
        bob.calls().get("/apps/" + app.name).then().statusCode(200).body("owner.email", equalTo(bob.email()));
        api().delete("/apps/" + parent.name + "/collaborators/" + bob.email())
                .then()
                .statusCode(200);
        bob.calls().get("/apps/" + app.name).then().statusCode(403);
        api().get("/apps/" + app.name).then().body("owner.email", equalTo("admin@localhost"));
        api().get("/apps/" + app.name + "/collaborators").then().body("$", hasSize(1));
    }

    @Test
    void whoWasAddedToThePreviewAloneStaysWhenOthersComeAndGo() {
        App app = open("login").app();
        Person eve = People.collaborator(app.name, "view");
        Person bob = People.collaborator(parent.name, "deploy");
        api().delete("/apps/" + parent.name + "/collaborators/" + bob.email())
                .then()
                .statusCode(200);
        eve.calls().get("/apps/" + app.name).then().statusCode(200);
        eve.calls().get("/apps/" + parent.name).then().statusCode(403);
    }

    @Test
    void aParentThatChangesHandsBringsItsNewOwnerAlong() {
        App app = open("login").app();
        Person bob = People.add();
        api().body(Map.of("owner", bob.email()))
                .patch("/teams/apps/" + parent.name)
                .then()
                .statusCode(200);
        bob.calls()
                .get("/apps/" + app.name + "/collaborators/" + bob.email())
                .then()
                .statusCode(200)
                .body("permissions.name", hasItems("view", "deploy", "operate", "manage"));
    }

    private static Account account(Person person) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Account.byEmail(person.email()).orElseThrow());
    }

    private Account account() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Account account = new Account();
            account.id = UUID.randomUUID();
            account.email = account.id + "@example.com";
            account.createdAt = clock.instant();
            account.updatedAt = account.createdAt;
            account.persist();
            return account;
        });
    }
}
