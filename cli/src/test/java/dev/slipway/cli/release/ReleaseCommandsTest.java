package dev.slipway.cli.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReleaseCommandsTest {
    private static final String RELEASES = """
            [{"id":"r5","version":5,"status":"failed","description":"Deploy 2b3c4d5e","user":{"email":"a@b.c"},
              "created_at":"2026-11-25T11:59:00Z","current":false,"eligible_for_rollback":false},
             {"id":"r4","version":4,"status":"succeeded","description":"Set GREETING config vars","user":{"email":"a@b.c"},
              "created_at":"2026-11-25T11:00:00Z","current":true,"eligible_for_rollback":true},
             {"id":"r3","version":3,"status":"succeeded","description":"Deploy 1a2b3c4d","user":{"email":"a@b.c"},
              "created_at":"2026-11-23T11:00:00Z","current":false,"eligible_for_rollback":true}]""";

    private TestPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform();
        platform.on("GET /apps/shop/releases", 206, RELEASES);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void listsReleasesAndTheCurrentOne() {
        Run run = Run.of(platform, "releases", "-a", "shop");

        assertEquals("""
                === shop Releases - Current: v4

                v5  Deploy 2b3c4d5e release command failed  a@b.c  2026/11/25 11:59:00 +0000 (~ 1m ago)
                v4  Set GREETING config vars                a@b.c  2026/11/25 11:00:00 +0000 (~ 1h ago)
                v3  Deploy 1a2b3c4d                         a@b.c  2026/11/23 11:00:00 +0000 (~ 2d ago)
                """, run.out());
        assertEquals(
                "version ..; max=15, order=desc",
                platform.request("GET /apps/shop/releases").range());
    }

    @Test
    void rollsBackToTheOneBeforeTheCurrent() {
        platform.on("POST /apps/shop/releases", 201, "{\"version\":6,\"output_stream_url\":null}");

        Run run = Run.of(platform, "rollback", "-a", "shop");

        assertEquals(0, run.code());
        assertTrue(run.err().startsWith("Rolling back ⬢ shop to v3... done, v6\n"), run.err());
        assertEquals(
                "{\"release\":\"r3\"}",
                platform.request("POST /apps/shop/releases").body());
    }

    @Test
    void rollsBackToAVersionAndShowsTheReleasePhase() {
        platform.on("GET /apps/shop/releases/3", "{\"id\":\"r3\",\"version\":3}")
                .on(
                        "POST /apps/shop/releases",
                        201,
                        "{\"version\":6,\"output_stream_url\":\"" + platform.url() + "/out\"}")
                .on("GET /out", "migrating\n");

        Run run = Run.of(platform, "rollback", "v3", "-a", "shop");

        assertEquals("migrating\n", run.out());
    }

    @Test
    void showsOneReleaseAndItsOutput() {
        platform.on(
                        "GET /apps/shop/releases/4",
                        "{\"version\":4,\"status\":\"succeeded\",\"description\":\"Deploy 1\",\"user\":{\"email\":\"a@b.c\"},"
                                + "\"created_at\":\"2026-11-25T11:00:00Z\",\"output_stream_url\":\"" + platform.url()
                                + "/out\"}")
                .on("GET /out", "done\n");

        assertEquals("""
                === Release v4

                By:      a@b.c
                Change:  Deploy 1
                Status:  succeeded
                When:    2026/11/25 11:00:00 +0000 (~ 1h ago)
                """, Run.of(platform, "releases:info", "v4", "-a", "shop").out());
        assertEquals(
                "done\n",
                Run.of(platform, "releases:output", "v4", "-a", "shop").out());
    }

    @Test
    void refusesWhatIsNoVersion() {
        Run run = Run.of(platform, "rollback", "latest", "-a", "shop");

        assertEquals(2, run.code());
        assertTrue(run.err().contains("latest is not a release. Write it as in v3"), run.err());
    }

    @Test
    void showsWhatChangedWithoutValuesUnlessAskedFor() {
        platform.on("GET /apps/shop/releases/3", "{\"version\":3,\"slug\":{\"id\":\"s1\"}}")
                .on("GET /apps/shop/releases/4", "{\"version\":4,\"slug\":{\"id\":\"s1\"}}")
                .on("GET /apps/shop/releases/3/config-vars", "{\"SAME\":\"x\",\"A\":\"old\",\"GONE\":\"y\"}")
                .on("GET /apps/shop/releases/4/config-vars", "{\"SAME\":\"x\",\"A\":\"new\"}");

        assertEquals(
                """
                === v3 to v4

                The code is the same.
                - A=...
                + A=...
                - GONE=...
                """, Run.of(platform, "releases:diff", "v3", "v4", "-a", "shop").out());
        assertTrue(Run.of(platform, "releases:diff", "v3", "v4", "--values", "-a", "shop")
                .out()
                .contains("+ A=new\n"));
    }

    @Test
    void hasNothingToCompareTheFirstReleaseWith() {
        platform.on("GET /apps/shop/releases", "[{\"version\":1}]");

        assertEquals(1, Run.of(platform, "releases:diff", "-a", "shop").code());
    }

    @Test
    void retriesTheNewestReleaseIfItFailed() {
        platform.on("GET /apps/shop/releases", "[{\"version\": 4, \"status\": \"failed\", \"slug\": {\"id\": \"s\"}}]")
                .on("POST /apps/shop/releases", 201, "{\"version\": 5}");

        assertEquals(
                "Retrying v4 of ⬢ shop... done, v5\n",
                Run.of(platform, "releases:retry", "-a", "shop").err());
        assertEquals(
                "{\"slug\":\"s\"}", platform.request("POST /apps/shop/releases").body());

        platform.on(
                "GET /apps/shop/releases", "[{\"version\": 5, \"status\": \"succeeded\", \"slug\": {\"id\": \"s\"}}]");
        assertTrue(Run.of(platform, "releases:retry", "-a", "shop").err().contains("v5, has not failed"));
    }
}
