package dev.slipway.cli.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BuildCommandsTest {
    private TestPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform();
        platform.on(
                "GET /apps/shop/builds",
                "[{\"id\":\"b1\",\"status\":\"failed\",\"source_blob\":{\"version\":\"1a2b3c4d5e6f\"},"
                        + "\"user\":{\"email\":\"a@b.c\"},\"created_at\":\"2026-11-25T11:00:00Z\"}]");
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void listsBuilds() {
        assertEquals(
                "=== shop Builds\n\nb1  failed  1a2b3c4d  2026/11/25 11:00:00 +0000 (~ 1h ago)\n",
                Run.of(platform, "builds", "-a", "shop").out());
    }

    @Test
    void listsTheNewestFirstWhateverTheOrderOfTheAnswer() {
        platform.on("GET /apps/shop/builds", """
                [{"id":"b1","created_at":"2026-11-25T09:00:00Z"},{"id":"b3","created_at":"2026-11-25T11:00:00Z"},
                 {"id":"b2","created_at":"2026-11-25T10:00:00Z"}]""");

        String out = Run.of(platform, "builds", "-a", "shop", "-n", "2").out();

        assertTrue(out.indexOf("b3") < out.indexOf("b2") && !out.contains("b1"), out);
        assertTrue(Run.of(platform, "builds:info", "-a", "shop").out().startsWith("=== Build b3"));
    }

    @Test
    void printsABuildsOutputWithoutWhatKeepsItAlive() {
        platform.on("GET /apps/shop/builds/b1", "{\"id\":\"b1\",\"output_stream_url\":\"/streams/b1\"}")
                .on("GET /streams/b1", "-----> Node.js\n\u0000\u0000done\n");

        assertEquals(
                "-----> Node.js\ndone\n",
                Run.of(platform, "builds:output", "b1", "-a", "shop").out());
    }

    @Test
    void showsTheNewestBuildWhenNoneIsNamed() {
        assertEquals("""
                === Build b1

                By:      a@b.c
                Commit:  1a2b3c4d
                Status:  failed
                When:    2026/11/25 11:00:00 +0000 (~ 1h ago)
                """, Run.of(platform, "builds:info", "-a", "shop").out());
    }

    @Test
    void cancelsTheNewestBuildOrTheOneThatIsNamed() {
        platform.on("GET /apps/shop/builds", "[{\"id\":\"7\",\"created_at\":\"2026-11-25T10:00:00Z\"}]")
                .on("GET /apps/shop/builds/6", "{\"id\":\"6\"}")
                .on("DELETE /apps/shop/builds/7", "{}")
                .on("DELETE /apps/shop/builds/6", "{}");

        assertEquals(
                "Cancelling build 7... done\n",
                Run.of(platform, "builds:cancel", "-a", "shop").err());
        assertEquals(
                "Cancelling build 6... done\n",
                Run.of(platform, "builds:cancel", "6", "-a", "shop").err());
    }
}
