package dev.slipway.cli.reviewapp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewAppCommandsTest {
    private static final String PATH = "/pipelines/way/review-app-config";

    private TestPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform()
                .on("POST " + PATH, 201, "{}")
                .on("PATCH " + PATH, "{}")
                .on("DELETE " + PATH, "{}");
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void enablesReviewAppsThatAreMadeLikeAnApp() {
        Run enabled = Run.of(platform, "reviewapps:enable", "-p", "way", "-a", "shop");

        assertEquals("Configuring pipeline... done\n", enabled.err());
        assertEquals("{\"app\":\"shop\"}", platform.request("POST " + PATH).body());
    }

    @Test
    void withOptionsChangesHowTheyAreMade() {
        assertEquals(
                0,
                Run.of(platform, "reviewapps:enable", "-p", "way", "--autodeploy", "--autodestroy", "--wait-for-ci")
                        .code());
        assertEquals(
                "{\"automatic_review_apps\":true,\"destroy_stale_apps\":true,\"wait_for_ci\":true}",
                platform.request("PATCH " + PATH).body());
    }

    @Test
    void disablesThemOrAPartOfHowTheyAreMade() {
        assertEquals(0, Run.of(platform, "reviewapps:disable", "-p", "way").code());
        platform.request("DELETE " + PATH);
        assertEquals(
                0,
                Run.of(platform, "reviewapps:disable", "-p", "way", "--no-autodestroy")
                        .code());
        assertEquals(
                "{\"destroy_stale_apps\":false}",
                platform.request("PATCH " + PATH).body());
    }

    @Test
    void needsAPipelineThatThereIs() {
        assertEquals(2, Run.of(platform, "reviewapps:enable").code());
        assertNotEquals(0, Run.of(platform, "reviewapps:disable", "-p", "other").code());
    }
}
