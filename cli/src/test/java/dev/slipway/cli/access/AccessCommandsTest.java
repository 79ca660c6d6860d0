package dev.slipway.cli.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessCommandsTest {
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
    void listsWhoHasAccessAndWithWhichPermissions() {
        platform.on("GET /apps/shop/collaborators", """
                [{"user": {"email": "ann@example.com"}, "role": "owner", "permissions": [{"name": "view"}, {"name": "manage"}]},
                 {"user": {"email": "bob@example.com"}, "role": "collaborator", "permissions": [{"name": "view"}]}]""");

        assertEquals(
                "ann@example.com  owner         view, manage\nbob@example.com  collaborator  view\n",
                Run.of(platform, "access", "-a", "shop").out());
    }

    @Test
    void givesChangesAndTakesAccess() {
        platform.on("POST /apps/shop/collaborators", 201, "{}")
                .on("PATCH /apps/shop/collaborators/bob%40example.com", "{}")
                .on("DELETE /apps/shop/collaborators/bob%40example.com", "{}");

        assertEquals(
                "Adding bob@example.com access to the app ⬢ shop... done\n",
                Run.of(platform, "access:add", "bob@example.com", "-a", "shop", "-p", "deploy,operate")
                        .err());
        assertEquals(
                "{\"user\":\"bob@example.com\",\"permissions\":[\"deploy\",\"operate\"]}",
                platform.request("POST /apps/shop/collaborators").body());
        assertEquals(
                0,
                Run.of(platform, "access:update", "bob@example.com", "-a", "shop", "-p", "view")
                        .code());
        assertEquals(
                "{\"permissions\":[\"view\"]}",
                platform.request("PATCH /apps/shop/collaborators/bob%40example.com")
                        .body());
        assertEquals(
                0,
                Run.of(platform, "access:remove", "bob@example.com", "-a", "shop")
                        .code());
    }

    @Test
    void leavesThePermissionsToThePlatformUnlessSomeAreGiven() {
        platform.on("POST /apps/shop/collaborators", 201, "{}");

        Run.of(platform, "access:add", "bob@example.com", "-a", "shop");

        assertEquals(
                "{\"user\":\"bob@example.com\"}",
                platform.request("POST /apps/shop/collaborators").body());
        Run without = Run.of(platform, "access:update", "bob@example.com", "-a", "shop");
        assertEquals(2, without.code());
        assertTrue(without.err().contains("--permissions"), without.err());
    }

    @Test
    void locksAndUnlocksAnAppOfATeam() {
        platform.on("GET /teams/apps/shop", "{\"locked\": false}").on("PATCH /teams/apps/shop", "{}");

        assertEquals(
                "Locking ⬢ shop... done\n",
                Run.of(platform, "apps:lock", "-a", "shop").err());
        assertEquals(
                "{\"locked\":true}", platform.request("PATCH /teams/apps/shop").body());
        Run twice = Run.of(platform, "apps:unlock", "-a", "shop");
        assertEquals(1, twice.code());
        assertTrue(twice.err().contains("Cannot unlock shop: it is not locked."), twice.err());

        platform.on("GET /teams/apps/shop", "{\"locked\": true}");
        assertEquals(
                "Unlocking ⬢ shop... done\n",
                Run.of(platform, "apps:unlock", "-a", "shop").err());
        assertTrue(Run.of(platform, "apps:lock", "-a", "shop").err().contains("it is locked already"));
    }

    @Test
    void joinsAndLeavesAnApp() {
        platform.on("GET /account", "{\"email\": \"bob@example.com\"}")
                .on("POST /teams/apps/shop/collaborators", 201, "{}")
                .on("DELETE /apps/shop/collaborators/bob%40example.com", "{}");

        assertEquals(
                "Joining ⬢ shop... done\n",
                Run.of(platform, "apps:join", "-a", "shop").err());
        assertEquals(
                "{\"user\":\"bob@example.com\"}",
                platform.request("POST /teams/apps/shop/collaborators").body());
        assertEquals(
                "Leaving ⬢ shop... done\n",
                Run.of(platform, "apps:leave", "-a", "shop").err());
    }

    @Test
    void saysWhoCanAddSomebodyToALockedApp() {
        platform.on("GET /account", "{\"email\": \"bob@example.com\"}")
                .on(
                        "POST /teams/apps/shop/collaborators",
                        403,
                        "{\"id\": \"forbidden\", \"message\": \"The app shop is locked.\"}");

        Run run = Run.of(platform, "apps:join", "-a", "shop");

        assertEquals(1, run.code());
        assertTrue(run.err().contains("The app shop is locked."), run.err());
    }
}
