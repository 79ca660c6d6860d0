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
}
