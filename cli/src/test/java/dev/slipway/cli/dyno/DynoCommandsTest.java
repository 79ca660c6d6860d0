package dev.slipway.cli.dyno;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DynoCommandsTest {
    private static final String FORMATION = """
            [{"type":"web","quantity":3,"size":"Standard-1X"},{"type":"worker","quantity":1,"size":"Standard-1X"},
             {"type":"clock","quantity":0,"size":"Standard-1X"}]""";

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
    void listsDynosByTypeAndNumber() {
        platform.on("GET /apps/shop/dynos", """
                [{"name":"web.10","type":"web","size":"Standard-1X","command":"npm start","state":"starting","updated_at":"2026-11-25T11:59:55Z"},
                 {"name":"web.2","type":"web","size":"Standard-1X","command":"npm start","state":"up","updated_at":"2026-11-25T11:30:00Z"}]""");

        assertEquals("""
                === web (Standard-1X): npm start (2)

                web.2: up 2026/11/25 11:30:00 +0000 (~ 30m ago)
                web.10: starting 2026/11/25 11:59:55 +0000 (~ 5s ago)

                """, Run.of(platform, "ps", "-a", "shop").out());
    }

    @Test
    void scalesWithHerokusQuantities() {
        platform.on("PATCH /apps/shop/formation", FORMATION);

        Run run = Run.of(platform, "ps:scale", "-a", "shop", "web=3", "worker+1");

        assertEquals("Scaling dynos... done, now running web at 3:Standard-1X, worker at 1:Standard-1X\n", run.err());
        assertEquals(
                "{\"updates\":[{\"type\":\"web\",\"quantity\":\"3\"},{\"type\":\"worker\",\"quantity\":\"+1\"}]}",
                platform.request("PATCH /apps/shop/formation").body());
    }

    @Test
    void takesOptionsAfterTheArgumentsToo() {
        platform.on("PATCH /apps/shop/formation", FORMATION);

        assertEquals(
                0,
                Run.of(platform, "ps:scale", "web=2", "worker-1", "-a", "shop").code());
    }

    @Test
    void showsTheFormationWhenNothingIsToChange() {
        platform.on("GET /apps/shop/formation", FORMATION);

        assertEquals(
                "clock=0:Standard-1X web=3:Standard-1X worker=1:Standard-1X\n",
                Run.of(platform, "ps:scale", "-a", "shop").out());
    }

    @Test
    void readsEveryFormOfAChange() {
        assertEquals(new ScaleChange("web", "2", null), ScaleChange.parse("web=2"));
        assertEquals(new ScaleChange("web", "1", "Standard-2X"), ScaleChange.parse("web=1:Standard-2X"));
        assertEquals(new ScaleChange("web", null, "Standard-2X"), ScaleChange.parse("web=Standard-2X"));
        assertEquals(new ScaleChange("my-worker", "+2", null), ScaleChange.parse("my-worker+2"));
        assertEquals(new ScaleChange("web", "-1", null), ScaleChange.parse("web-1"));
    }

    @Test
    void refusesWhatIsNoChange() {
        Run run = Run.of(platform, "ps:scale", "-a", "shop", "web=many:");

        assertEquals(2, run.code());
        assertTrue(run.err().contains("web=many: is not a change of the formation."), run.err());
    }

    @Test
    void restartsAllOrATypeOrOneDyno() {
        platform.on("DELETE /apps/shop/dynos", 202, "{}")
                .on("DELETE /apps/shop/formations/web", 202, "{}")
                .on("DELETE /apps/shop/dynos/web.1", 202, "");

        assertEquals(
                "Restarting all dynos on ⬢ shop... done\n",
                Run.of(platform, "ps:restart", "-a", "shop").err());
        assertEquals(
                "Restarting all web dynos on ⬢ shop... done\n",
                Run.of(platform, "ps:restart", "web", "-a", "shop").err());
        assertEquals(
                "Restarting dyno web.1 on ⬢ shop... done\n",
                Run.of(platform, "ps:restart", "web.1", "-a", "shop").err());
    }

    @Test
    void stopsADynoOrAllOfAType() {
        platform.on("POST /apps/shop/dynos/run.1234/actions/stop", 202, "{}")
                .on("POST /apps/shop/formations/worker/actions/stop", 202, "{}");

        assertEquals(
                "Stopping run.1234 dyno on ⬢ shop... done\n",
                Run.of(platform, "ps:stop", "run.1234", "-a", "shop").err());
        assertEquals(
                "Stopping all worker dynos on ⬢ shop... done\n",
                Run.of(platform, "ps:stop", "worker", "-a", "shop").err());
    }

    @Test
    void changesTheSizeOfAllTypesOrOfThoseNamed() {
        platform.on("GET /apps/shop/formation", FORMATION).on("PATCH /apps/shop/formation", FORMATION);

        Run run = Run.of(platform, "ps:type", "web=Standard-2X", "-a", "shop");

        assertEquals(
                "{\"updates\":[{\"type\":\"web\",\"size\":\"Standard-2X\"}]}",
                platform.request("PATCH /apps/shop/formation").body());
        assertTrue(run.out().contains("web     Standard-1X  3"), run.out());
        assertEquals(2, Run.of(platform, "ps:type", "web=", "-a", "shop").code());
    }

    @Test
    void waitsOnlyForDynosOfTheCurrentRelease() {
        platform.on("GET /apps/shop/releases", "[{\"version\":4,\"status\":\"succeeded\",\"current\":true}]")
                .on("GET /apps/shop/formation", "[{\"type\":\"web\",\"quantity\":1}]")
                .on("GET /apps/shop/dynos", """
                        [{"name":"web.1","type":"web","state":"up","release":{"version":4}},
                         {"name":"run.1","type":"run","state":"starting","release":{"version":3}}]""");

        assertEquals(0, Run.of(platform, "ps:wait", "-a", "shop").code());
    }

    @Test
    void saysWhatItWaitedForInVain() {
        platform.on("GET /apps/shop/releases", "[{\"version\":4,\"status\":\"succeeded\",\"current\":true}]")
                .on("GET /apps/shop/formation", "[{\"type\":\"web\",\"quantity\":2}]")
                .on("GET /apps/shop/dynos", """
                        [{"name":"web.1","type":"web","state":"up","release":{"version":3}}]""");

        Run run = Run.of(platform, "ps:wait", "--timeout", "0", "-a", "shop");

        assertEquals(1, run.code());
        assertTrue(run.err().contains("in vain: web.1 of v3 is up, 0 of 2 web dynos are up"), run.err());
    }
}
