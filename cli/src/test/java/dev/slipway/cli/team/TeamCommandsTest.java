package dev.slipway.cli.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TeamCommandsTest {
    private TestPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void listsTeamsAndTheirMembers() {
        platform.on("GET /teams", "[{\"name\": \"crew\", \"role\": \"admin\"}]")
                .on("GET /teams/crew/members", "[{\"email\": \"ann@example.com\", \"role\": \"admin\"}]")
                .on("GET /teams/crew/invitations", "[]");

        assertEquals("crew  admin\n", Run.of(platform, "teams").out());
        assertEquals(
                "ann@example.com  admin\n",
                Run.of(platform, "members", "-t", "crew").out());
        platform.on("GET /teams", "[]");
        assertTrue(Run.of(platform, "teams").out().contains("teams:create NAME"));
    }

    @Test
    void makesRenamesAndRemovesATeam() {
        platform.on("POST /teams", 201, "{}").on("PATCH /teams/crew", "{}").on("DELETE /teams/crew", "{}");

        assertEquals(
                "Creating team crew... done\n",
                Run.of(platform, "teams:create", "crew").err());
        assertEquals(0, Run.of(platform, "teams:rename", "crew", "gang").code());
        assertEquals(
                "{\"name\":\"gang\"}", platform.request("PATCH /teams/crew").body());
        assertEquals(2, Run.of(platform, "teams:destroy", "crew").code());
        assertEquals(
                0,
                Run.of(platform, "teams:destroy", "crew", "--confirm", "crew").code());
    }

    @Test
    void addsChangesAndRemovesMembers() {
        platform.on("PUT /teams/crew/members", "{}")
                .on("PATCH /teams/crew/members", "{}")
                .on("DELETE /teams/crew/members/bob%40example.com", "{}")
                .on("GET /teams/crew/invitations", "[]");

        assertEquals(
                "Adding bob@example.com as member of team crew... done\n",
                Run.of(platform, "members:add", "bob@example.com", "-t", "crew", "-r", "member")
                        .err());
        assertEquals(
                "{\"email\":\"bob@example.com\",\"role\":\"member\"}",
                platform.request("PUT /teams/crew/members").body());
        assertEquals(
                0,
                Run.of(platform, "members:set", "bob@example.com", "-t", "crew", "-r", "viewer")
                        .code());
        assertEquals(
                0,
                Run.of(platform, "members:remove", "bob@example.com", "-t", "crew")
                        .code());
        assertEquals(
                2,
                Run.of(platform, "members:add", "bob@example.com", "-r", "member")
                        .code());
    }

    @Test
    void listsWhoIsInvitedAmongTheMembers() {
        platform.on("GET /teams/crew/members", "[{\"email\": \"bob@example.com\", \"role\": \"member\"}]")
                .on(
                        "GET /teams/crew/invitations",
                        "[{\"user\": {\"email\": \"ann@example.com\"}, \"role\": \"admin\"}]");

        assertEquals(
                "ann@example.com  admin   pending\nbob@example.com  member\n",
                Run.of(platform, "members", "-t", "crew").out());
        assertEquals(
                "ann@example.com  admin  pending\n",
                Run.of(platform, "members", "-t", "crew", "--pending").out());
        assertEquals(
                "bob@example.com  member\n",
                Run.of(platform, "members", "-t", "crew", "--role", "member").out());
        assertEquals(
                "No invitations to crew with role viewer\n",
                Run.of(platform, "members", "-t", "crew", "--pending", "-r", "viewer")
                        .out());
        String json = Run.of(platform, "members", "-t", "crew", "--json").out();
        assertTrue(json.contains("\"status\" : \"pending\""), json);
    }

    @Test
    void invitesWhoCannotBeAddedAndPrintsTheLink() {
        platform.on("PUT /teams/crew/members", 422, "{\"id\": \"invalid_params\", \"message\": \"no user\"}")
                .on(
                        "PUT /teams/crew/invitations",
                        201,
                        "{}",
                        Map.of("Location", "http://paas.example.com/console/invitations/abc"));

        Run run = Run.of(platform, "members:add", "bob@example.com", "-t", "crew", "-r", "member");

        assertEquals("http://paas.example.com/console/invitations/abc\n", run.out());
        assertTrue(
                run.err()
                        .startsWith(
                                "Adding bob@example.com as member of team crew... done, invited\nPass this link on"),
                run.err());
        assertEquals(
                "{\"email\":\"bob@example.com\",\"role\":\"member\"}",
                platform.request("PUT /teams/crew/invitations").body());
    }

    @Test
    void tellsWhyNobodyWasAddedIfAnInvitationIsRefusedToo() {
        platform.on("PUT /teams/crew/members", 422, "{\"id\": \"invalid_params\", \"message\": \"no such role\"}")
                .on("PUT /teams/crew/invitations", 422, "{\"id\": \"invalid_params\", \"message\": \"other\"}");
        Run run = Run.of(platform, "members:add", "bob@example.com", "-t", "crew", "-r", "king");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("no such role"), run.err());

        platform.on(
                "PUT /teams/crew/invitations", 403, "{\"id\": \"forbidden\", \"message\": \"administrators only\"}");
        assertTrue(Run.of(platform, "members:add", "bob@example.com", "-t", "crew", "-r", "member")
                .err()
                .contains("administrators only"));

        platform.on("PUT /teams/crew/members", 403, "{\"id\": \"forbidden\", \"message\": \"needs the role\"}");
        assertTrue(Run.of(platform, "members:add", "bob@example.com", "-t", "crew", "-r", "member")
                .err()
                .contains("needs the role"));
    }

    @Test
    void removingWhoIsInvitedRevokesTheInvitation() {
        platform.on("GET /teams/crew/invitations", "[{\"user\": {\"email\": \"bob@example.com\"}}]")
                .on("DELETE /teams/crew/invitations/Bob%40example.com", "{}");

        Run run = Run.of(platform, "members:remove", "Bob@example.com", "-t", "crew");

        assertEquals(0, run.code(), run.err());
        assertEquals("Revoking the invitation of Bob@example.com to team crew... done\n", run.err());
    }

    @Test
    void createsAnAppOfATeam() {
        platform.on("POST /teams/apps", 201, "{\"name\": \"shop\"}")
                .on(
                        "GET /apps/shop",
                        "{\"name\": \"shop\", \"web_url\": \"http://shop/\", \"git_url\": \"http://x/shop.git\"}");

        Run created = Run.of(platform, "create", "shop", "--team", "crew", "--no-remote");

        assertEquals("http://shop/ | http://x/shop.git\n", created.out());
        assertEquals(
                "{\"name\":\"shop\",\"team\":\"crew\"}",
                platform.request("POST /teams/apps").body());
    }
}
