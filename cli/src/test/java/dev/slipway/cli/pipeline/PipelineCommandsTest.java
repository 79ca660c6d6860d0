package dev.slipway.cli.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PipelineCommandsTest {
    private static final String OWN = """
            {"id": "c1", "app": {"id": "a1"}, "pipeline": {"id": "p"}, "stage": "staging"}""";
    private static final String ALL = "[" + OWN + """
            , {"id": "c2", "app": {"id": "a2"}, "pipeline": {"id": "p"}, "stage": "production"}]""";

    private TestPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform()
                .on("GET /apps/shop/pipeline-couplings", OWN)
                .on("GET /pipelines/way/pipeline-couplings", ALL)
                .on("GET /pipelines/p/pipeline-couplings", ALL)
                .on("GET /apps/a1", "{\"name\": \"shop\"}")
                .on("GET /apps/a2", "{\"name\": \"live\"}");
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void listsPipelinesAndTheirApps() {
        platform.on("GET /pipelines", "[{\"name\": \"way\"}]");

        assertEquals("=== Pipelines\n\nway\n", Run.of(platform, "pipelines").out());
        assertEquals(
                "=== way\n\nshop  staging\nlive  production\n",
                Run.of(platform, "pipelines:info", "way").out());
    }

    @Test
    void makesAPipelineWithAnAppInIt() {
        platform.on("POST /pipelines", 201, "{}").on("POST /pipeline-couplings", 201, "{}");

        Run made = Run.of(platform, "pipelines:create", "way", "-a", "shop", "-s", "staging");

        assertEquals("Creating way pipeline... done\nAdding ⬢ shop to way pipeline as staging... done\n", made.err());
        assertEquals(
                "{\"app\":\"shop\",\"pipeline\":\"way\",\"stage\":\"staging\"}",
                platform.request("POST /pipeline-couplings").body());
    }

    @Test
    void makesNothingIfTheStageIsNone() {
        Run refused = Run.of(platform, "pipelines:create", "way", "-a", "shop", "-s", "prod");

        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("development, staging, production"), refused.err());
        assertTrue(platform.requests().isEmpty());
    }

    @Test
    void movesAndRemovesAnApp() {
        platform.on("PATCH /pipeline-couplings/c1", "{}").on("DELETE /pipeline-couplings/c1", "{}");

        assertEquals(
                0,
                Run.of(platform, "pipelines:update", "-a", "shop", "-s", "production")
                        .code());
        assertEquals(
                "{\"stage\":\"production\"}",
                platform.request("PATCH /pipeline-couplings/c1").body());
        assertEquals(
                "Removing ⬢ shop from its pipeline... done\n",
                Run.of(platform, "pipelines:remove", "-a", "shop").err());
    }

    @Test
    void promotesToTheNextStageAndEndsAsTheReleasesDo() {
        platform.on("POST /pipeline-promotions", 201, "{\"id\": \"7\"}")
                .on("GET /pipeline-promotions/7", "{\"status\": \"completed\"}")
                .on("GET /pipeline-promotions/7/promotion-targets", """
                        [{"app": {"id": "a2"}, "status": "succeeded", "error_message": null}]""");

        Run promoted = Run.of(platform, "pipelines:promote", "-a", "shop");

        assertEquals(0, promoted.code(), promoted.err());
        assertEquals("live  succeeded\n", promoted.out());
        assertEquals(
                "{\"pipeline\":{\"id\":\"p\"},\"source\":{\"app\":{\"id\":\"a1\"}},\"targets\":[{\"app\":{\"id\":\"live\"}}]}",
                platform.request("POST /pipeline-promotions").body());

        platform.on("GET /pipeline-promotions/7/promotion-targets", """
                [{"app": {"id": "a2"}, "status": "failed", "error_message": "web.1 did not come up"}]""");
        Run failed = Run.of(platform, "pipelines:promote", "-a", "shop", "--to", "live");
        assertNotEquals(0, failed.code());
        assertTrue(failed.out().contains("web.1 did not come up"), failed.out());
    }

    @Test
    void saysThatNoStageComesAfterTheLast() {
        platform.on("GET /apps/shop/pipeline-couplings", OWN.replace("staging", "production"));

        assertTrue(Run.of(platform, "pipelines:promote", "-a", "shop")
                .err()
                .contains("no app of its pipeline is in a later one"));
    }

    @Test
    void showsWhichCommitsTheNextStageLacks() {
        platform.on("GET /apps/shop/pipeline-diff", """
                [{"app": {"name": "live"}, "status": "ahead", "ahead_by": 2, "behind_by": 0, "message": null, "commits": [
                   {"sha": "1a2b3c4d5e6f", "date": "2026-11-25T11:00:00Z", "author": "Ada", "message": "Add up"},
                   {"sha": "ff00ff00ff00", "date": "2026-11-24T11:00:00Z", "author": "Bo", "message": "Begin"}]}]""");

        assertEquals("""
                === ⬢ shop is ahead of ⬢ live by 2 commits

                SHA      Date                  Author  Message
                1a2b3c4  2026-11-25T11:00:00Z  Ada     Add up
                ff00ff0  2026-11-24T11:00:00Z  Bo      Begin
                """, Run.of(platform, "pipelines:diff", "-a", "shop").out());
        assertTrue(
                Run.of(platform, "pipelines:diff", "-a", "shop", "--json").out().contains("\"ahead_by\" : 2"));
    }

    @Test
    void saysHowElseTheAppsStand() {
        diff("up_to_date", 0, 0, "⬢ live is up to date with ⬢ shop\n");
        diff("behind", 0, 1, "⬢ shop is behind ⬢ live by 1 commit\n");
        diff("unknown", 0, 0, "⬢ shop was not compared to ⬢ live, as nothing is deployed to live yet\n");
        diff(
                "diverged",
                1,
                3,
                "=== ⬢ shop is behind ⬢ live by 3 commits, and ahead of it by 1 commit\n\nSHA  Date  Author  Message\n");
        platform.on("GET /apps/shop/pipeline-diff", "[]");
        Run none = Run.of(platform, "pipelines:diff", "-a", "shop");
        assertEquals(1, none.code());
        assertTrue(none.err().contains("no app of its pipeline is in a later stage"), none.err());
    }

    private void diff(String status, int ahead, int behind, String shown) {
        platform.on("GET /apps/shop/pipeline-diff", """
                [{"app": {"name": "live"}, "status": "%s", "ahead_by": %d, "behind_by": %d, "commits": [],
                  "message": "nothing is deployed to live yet"}]""".formatted(status, ahead, behind));
        assertEquals(shown, Run.of(platform, "pipelines:diff", "-a", "shop").out());
    }
}
