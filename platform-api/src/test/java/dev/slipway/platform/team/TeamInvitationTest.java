package dev.slipway.platform.team;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.account.Account;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class TeamInvitationTest {
    private static final String PASSWORD = "correct horse battery";

    @Inject
    Invitations invitations;

    private final String team = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final String stranger = "s" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";

    private Person founder;

    @BeforeEach
    void found() {
        founder = People.add();
        founder.calls().body(Map.of("name", team)).post("/teams").then().statusCode(201);
    }

    @Test
    void anInvitedUserSeesTheInvitationByItsTokenAndJoinsOnce() {
        Person bob = People.add();
        String token = token(invite(bob.email().toUpperCase(Locale.ROOT), "member")
                .statusCode(200)
                .body("user.email", equalTo(bob.email()))
                .body("invited_by.email", equalTo(founder.email()))
                .body("team.name", equalTo(team))
                .body("role", equalTo("member")));
        bob.calls().get("/teams/" + team).then().statusCode(404);
        bob.calls().get(link(token)).then().statusCode(200).body("team.name", equalTo(team));

        bob.calls()
                .post(link(token) + "/accept")
                .then()
                .statusCode(201)
                .body("email", equalTo(bob.email()))
                .body("role", equalTo("member"));

        bob.calls().get("/teams/" + team).then().statusCode(200).body("role", equalTo("member"));
        bob.calls().post(link(token) + "/accept").then().statusCode(404).body("message", containsString("was used"));
        founder.calls().get(path()).then().statusCode(200).body("$", hasSize(0));
        bob.calls().get("/audit-events").then().body("action", hasItem("team:join"));
        founder.calls().get("/audit-events").then().body("action", hasItem("team:invite"));
    }

    @Test
    void onlyTheInvitedAddressMayAccept() {
        String token = token(invite(stranger, "member").statusCode(200).body("user.id", notNullValue()));
        Person other = People.add();
        other.calls()
                .post(link(token) + "/accept")
                .then()
                .statusCode(403)
                .body("message", containsString("is for " + stranger));
        given().post(link(token) + "/accept").then().statusCode(401);
        other.calls().get("/teams/" + team).then().statusCode(404);
    }

    @Test
    void whoHasNoAccountMakesOneByTheLink() {
        String token = token(invite(stranger, "member").statusCode(200));
        assertFalse(invitations.offer(token).known());
        for (String bad : new String[] {"short", "x".repeat(73)}) {
            assertThrows(SlipwayException.class, () -> invitations.register(token, "", bad, bad));
        }
        assertThrows(SlipwayException.class, () -> invitations.register(token, "", PASSWORD, PASSWORD + "!"));
        for (String bad : new String[] {"x".repeat(101), "a\nb", "a\0b"}) {
            assertThrows(SlipwayException.class, () -> invitations.register(token, bad, PASSWORD, PASSWORD));
        }
        api().get("/users/" + stranger).then().statusCode(404);

        invitations.register(token, " Sam ", PASSWORD, PASSWORD);

        api().get("/users/" + stranger).then().statusCode(200).body("name", equalTo("Sam"));
        founder.calls().get("/teams/" + team + "/members").then().body("email", hasItem(stranger));
        api().get("/audit-events").then().body("details", hasItem(stranger + " invited by " + founder.email()));
        assertThrows(SlipwayException.class, () -> invitations.register(token, "", PASSWORD, PASSWORD));
        given().contentType(ContentType.JSON)
                .body("{}")
                .auth()
                .preemptive()
                .basic(stranger, PASSWORD)
                .post("/oauth/authorizations")
                .then()
                .statusCode(201);
    }

    @Test
    void anAddressThatGotAnAccountMeanwhileIsNotGivenAnotherPassword() {
        String token = token(invite(stranger, "member").statusCode(200));
        api().body(Map.of("email", stranger)).post("/users").then().statusCode(201);
        assertTrue(invitations.offer(token).known());
        assertThrows(SlipwayException.class, () -> invitations.register(token, "", PASSWORD, PASSWORD));
    }

    @Test
    void anInvitationIsRevokedByItsIdOrItsAddress() {
        String id = invite(stranger, "member").statusCode(200).extract().path("id");
        founder.calls().get(path()).then().statusCode(200).body("user.email", hasItem(stranger));
        founder.calls().delete(path() + "/" + id).then().statusCode(200).body("id", equalTo(id));
        founder.calls().delete(path() + "/" + id).then().statusCode(404);

        String token = token(invite(stranger, "member").statusCode(200));
        founder.calls().delete(path() + "/" + stranger).then().statusCode(200);
        api().get(link(token)).then().statusCode(404);
    }

    @Test
    void anotherInvitationOfTheSameAddressTakesThePlaceOfTheFirst() {
        ValidatableResponse first = invite(stranger, "member").statusCode(200);
        ValidatableResponse second = invite(stranger, "admin").statusCode(200).body("role", equalTo("admin"));
        assertEquals(first.extract().<String>path("id"), second.extract().<String>path("id"));
        api().get(link(token(first))).then().statusCode(404);
        api().get(link(token(second))).then().statusCode(200);
        founder.calls().get(path()).then().body("$", hasSize(1));
    }

    @Test
    void anInvitationEndsAfterItsTime() {
        String token = token(invite(stranger, "member").statusCode(200));
        QuarkusTransaction.requiringNew()
                .run(() -> TeamInvitation.update(
                        "expiresAt = ?1 where email = ?2", Instant.now().minusSeconds(1), stranger));
        api().get(link(token)).then().statusCode(404).body("message", containsString("too old"));
        founder.calls().get(path()).then().body("$", hasSize(0));
        founder.calls().delete(path() + "/" + stranger).then().statusCode(404);
        invite(stranger, "member").statusCode(200);
    }

    @Test
    void anInvitationIsWorthNothingOnceItsInviterDoesNotAdministerTheTeam() {
        Person second = People.add();
        put(second.email(), "admin");
        String token = token(second.calls()
                .body(Map.of("email", stranger, "role", "admin"))
                .put(path())
                .then()
                .statusCode(200));
        put(second.email(), "member");
        api().get(link(token)).then().statusCode(404);
        founder.calls().get(path()).then().body("user.email", hasItem(stranger));
        api().delete("/users/" + second.email()).then().statusCode(200);
        api().get(link(token)).then().statusCode(404);
        founder.calls().get(path()).then().statusCode(200);
    }

    @Test
    void onlyAdministratorsOfTheTeamInviteAndRevoke() {
        Person member = People.add();
        put(member.email(), "member");
        invite(stranger, "member").statusCode(200);
        member.calls().get(path()).then().statusCode(200).body("user.email", hasItem(stranger));
        member.calls()
                .body(Map.of("email", "x@example.com", "role", "member"))
                .put(path())
                .then()
                .statusCode(403);
        member.calls().delete(path() + "/" + stranger).then().statusCode(403);
        Person outsider = People.add();
        outsider.calls().get(path()).then().statusCode(404);
        outsider.calls()
                .body(Map.of("email", "x@example.com", "role", "member"))
                .put(path())
                .then()
                .statusCode(404);
    }

    @Test
    void refusesWhatIsNoInvitation() {
        Person member = People.add();
        put(member.email(), "member");
        invite(member.email(), "admin").statusCode(422).body("message", containsString("already"));
        for (String bad : new String[] {"", "nobody", "a\u0000b@example.com", "x".repeat(300) + "@example.com"}) {
            invite(bad, "member").statusCode(422);
        }
        invite(stranger, "king").statusCode(422).body("message", containsString("no role 'king'"));
        founder.calls().body(Map.of("email", stranger)).put(path()).then().statusCode(422);
        founder.calls()
                .body(Map.of("email", 7, "role", "member"))
                .put(path())
                .then()
                .statusCode(422);
        founder.calls().put(path()).then().statusCode(422);
        founder.calls().get(link("no-such-token")).then().statusCode(404);
    }

    @Test
    void aTeamThatIsDestroyedTakesItsInvitationsAlong() {
        String token = token(invite(stranger, "member").statusCode(200));
        founder.calls().delete("/teams/" + team).then().statusCode(200);
        api().get(link(token)).then().statusCode(404);
        for (String reserved : new String[] {"apps", "invitations", "permissions"}) {
            founder.calls().body(Map.of("name", reserved)).post("/teams").then().statusCode(422);
        }
    }

    @Test
    void anUnknownAddressIsNotAddedButCanBeInvited() {
        founder.calls()
                .body(Map.of("email", stranger, "role", "member"))
                .put("/teams/" + team + "/members")
                .then()
                .statusCode(422)
                .body("message", containsString("members:add " + stranger + " -t " + team));
        long known = QuarkusTransaction.requiringNew().call(() -> Account.count("email", stranger));
        assertEquals(0, known);
    }

    private ValidatableResponse invite(String email, String role) {
        return founder.calls()
                .body(Map.of("email", email, "role", role))
                .put(path())
                .then();
    }

    private void put(String email, String role) {
        founder.calls()
                .body(Map.of("email", email, "role", role))
                .put("/teams/" + team + "/members")
                .then()
                .statusCode(200);
    }

    private String path() {
        return "/teams/" + team + "/invitations";
    }

    private static String link(String token) {
        return "/teams/invitations/" + token;
    }

    private static String token(ValidatableResponse made) {
        String location = made.header("Location", startsWith("http://localhost:5000/console/invitations/"))
                .extract()
                .header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
