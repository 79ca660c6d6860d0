package dev.slipway.cli.buildpack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BuildpackCommandsTest {
    private static final String LINK = "/apps/shop/buildpack-installations";

    private TestPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform();
        platform.on("GET " + LINK, """
                [{"ordinal":0,"buildpack":{"name":"heroku/nodejs","url":"heroku/nodejs"}}]""").on("PUT " + LINK, "[]");
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void listsTheBuildpacks() {
        assertTrue(Run.of(platform, "buildpacks", "-a", "shop").out().endsWith("heroku/nodejs\n"));
        platform.on("GET " + LINK, "[]");
        assertEquals(
                "shop has no buildpacks set: they are detected.\n",
                Run.of(platform, "buildpacks", "-a", "shop").out());
    }

    @Test
    void sendsTheWholeListAfterAChange() throws IOException {
        sends("[{\"buildpack\":\"heroku/python\"}]", "buildpacks:set", "heroku/python");
        sends(
                "[{\"buildpack\":\"heroku/nodejs\"},{\"buildpack\":\"heroku/python\"}]",
                "buildpacks:add",
                "heroku/python");
        sends("[]", "buildpacks:remove", "heroku/nodejs");
        sends("[]", "buildpacks:clear");
    }

    @Test
    void doesNotRemoveWhatIsNotThere() {
        Run run = Run.of(platform, "buildpacks:remove", "heroku/python", "-a", "shop");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("shop has no buildpack heroku/python."), run.err());
    }

    private void sends(String updates, String command, String... names) throws IOException {
        String[] words = new String[names.length + 3];
        words[0] = command;
        System.arraycopy(names, 0, words, 1, names.length);
        words[words.length - 2] = "-a";
        words[words.length - 1] = "shop";
        Run run = Run.of(platform, words);
        assertEquals(0, run.code(), run.err());
        assertEquals(
                updates, platform.requests().getLast().json().path("updates").toString());
    }
}
