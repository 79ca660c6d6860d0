package dev.slipway.platform.team;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.git.PreviewApps;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class LockedAppTest extends TeamAppFixture {
    @Inject
    PreviewApps previews;

    @Test
    void membersOfALockedAppMayOnlyLookAtItUnlessTheyHaveJoinedIt() {
        Person joined = inTeam("member");
        join(joined).statusCode(201).body("permissions.name", equalTo(List.of("view", "deploy", "operate")));
        member.calls().get("/apps/" + app + "/config-vars").then().statusCode(200);

        lock(founder, true).statusCode(200).body("locked", equalTo(true));

        member.calls().get("/apps/" + app).then().statusCode(200);
        member.calls().get("/apps/" + app + "/config-vars").then().statusCode(403);
        joined.calls().get("/apps/" + app + "/config-vars").then().statusCode(200);
        founder.calls().get("/apps/" + app + "/config-vars").then().statusCode(200);
        member.calls()
                .get("/apps/" + app + "/collaborators/" + member.email())
                .then()
                .statusCode(200)
                .body("permissions.name", equalTo(List.of("view")));
        lock(founder, false).statusCode(200).body("locked", equalTo(false));
        member.calls().get("/apps/" + app + "/config-vars").then().statusCode(200);
    }

    @Test
    void onlyWhoManagesAnAppLocksIt() {
        lock(member, true).statusCode(403);
        Person manager = inTeam("member");
        founder.calls()
                .body(Map.of("user", manager.email(), "permissions", List.of("manage")))
                .post(collaborators())
                .then()
                .statusCode(201);
        lock(manager, true).statusCode(200);
        lock(manager, true).statusCode(200);
        manager.calls()
                .get("/apps/" + app + "/audit-events")
                .then()
                .statusCode(200)
                .body("action", hasItem("app:lock"))
                .body("findAll { it.action == 'app:lock' }.size()", equalTo(1));
        lock(founder, "yes").statusCode(422).body("message", containsString("true or false"));
    }

    @Test
    void anAppCanBeMadeLocked() {
        String made = create(member, Map.of("team", team, "locked", true))
                .body("locked", equalTo(true))
                .body("joined", equalTo(true))
                .extract()
                .path("name");
        member.calls().get("/apps/" + made + "/config-vars").then().statusCode(200);
        Person other = inTeam("member");
        other.calls().get("/apps/" + made + "/config-vars").then().statusCode(403);
        other.calls()
                .get("/teams/" + team + "/apps")
                .then()
                .statusCode(200)
                .body("findAll { it.locked }.name", equalTo(List.of(made)));
    }

    @Test
    void appsOfNoTeamCannotBeLocked() {
        String own = People.createApp(founder);
        founder.calls()
                .body(Map.of("locked", true))
                .patch("/teams/apps/" + own)
                .then()
                .statusCode(422)
                .body("message", containsString("apps of teams"));
        founder.calls().body(Map.of("locked", true)).post("/teams/apps").then().statusCode(422);
        founder.calls()
                .body(Map.of("locked", false))
                .patch("/teams/apps/" + own)
                .then()
                .statusCode(200);
    }

    @Test
    void anAppThatGoesToAnotherTeamStaysLockedAndOneThatGoesToAUserDoesNot() {
        String second = team + "b";
        founder.calls().body(Map.of("name", second)).post("/teams").then().statusCode(201);
        founder.calls()
                .body(Map.of("email", member.email(), "role", "member"))
                .put("/teams/" + second + "/members")
                .then()
                .statusCode(200);
        join(member).statusCode(201);
        lock(founder, true).statusCode(200);

        founder.calls()
                .body(Map.of("owner", second))
                .patch("/teams/apps/" + app)
                .then()
                .statusCode(200)
                .body("locked", equalTo(true));
        member.calls().get("/apps/" + app + "/config-vars").then().statusCode(403);
        founder.calls()
                .body(Map.of("owner", founder.email()))
                .patch("/teams/apps/" + app)
                .then()
                .statusCode(200)
                .body("locked", equalTo(false));
        member.calls().get("/apps/" + app).then().statusCode(403);
    }

    @Test
    void aPreviewIsLockedWithItsParentForAllWhoHaveNotJoinedThat() {
        Person joined = inTeam("member");
        join(joined).statusCode(201);
        String preview = preview();
        member.calls().get("/apps/" + preview + "/config-vars").then().statusCode(200);

        lock(founder, true).statusCode(200);

        member.calls().get("/apps/" + preview + "/config-vars").then().statusCode(403);
        joined.calls().get("/apps/" + preview + "/config-vars").then().statusCode(200);
        joined.calls()
                .delete("/apps/" + app + "/collaborators/" + joined.email())
                .then()
                .statusCode(200);
        joined.calls().get("/apps/" + preview + "/config-vars").then().statusCode(403);
    }

    private String preview() {
        App parent =
                QuarkusTransaction.requiringNew().call(() -> App.byName(app).orElseThrow());
        UUID maker = QuarkusTransaction.requiringNew()
                .call(() -> Account.byEmail(founder.email()).orElseThrow().id);
        return previews.open(parent, maker, "login", Optional.empty()).app().name;
    }
}
