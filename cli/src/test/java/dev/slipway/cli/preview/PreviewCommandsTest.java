package dev.slipway.cli.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewCommandsTest {
    private static final String PREVIEW = """
            {"name": "login", "branch": "preview/login", "app": {"name": "shop-pr-login"}, "status": "created",
             "web_url": "http://shop-pr-login.localhost:8080/", "ends_at": "2026-11-30T12:00:00Z"}""";

    @TempDir
    Path folder;

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
    void listsPreviewsWithTheirUrlsAndEnds() {
        platform.on("GET /apps/shop/previews", "[" + PREVIEW + "]");

        assertEquals(
                "=== shop Previews\n\npreview/login  shop-pr-login  created  http://shop-pr-login.localhost:8080/  "
                        + "until 2026/11/30 12:00:00 +0000\n",
                Run.of(platform, "previews", "-a", "shop").out());
        assertTrue(Run.of(platform, "previews", "-a", "shop", "--json").out().contains("\"ends_at\""));
    }

    @Test
    void saysHowAPreviewIsMadeIfThereIsNone() {
        platform.on("GET /apps/shop/previews", "[]");

        assertTrue(Run.of(platform, "previews", "-a", "shop")
                .out()
                .contains("git push slipway HEAD:refs/heads/preview/NAME"));
    }

    @Test
    void extendsAPreview() {
        platform.on("PATCH /apps/shop/previews/login", PREVIEW);

        Run extended = Run.of(platform, "previews:extend", "preview/login", "-a", "shop", "--days", "7");

        assertEquals(
                "Extending preview login of ⬢ shop... done, it ends at 2026/11/30 12:00:00 +0000\n", extended.err());
        assertEquals(
                "{\"days\":7}",
                platform.request("PATCH /apps/shop/previews/login").body());
    }

    @Test
    void destroysAPreviewWhoseBranchHasASlash() {
        platform.on("DELETE /apps/shop/previews/fix%2Flogin", PREVIEW);

        assertEquals(
                "Destroying preview fix/login of ⬢ shop... done\n",
                Run.of(platform, "previews:destroy", "fix/login", "-a", "shop").err());
    }

    @Test
    void tellsWhatThePlatformRefuses() {
        Run refused = Run.of(platform, "previews:destroy", "nothing", "-a", "shop");

        assertNotEquals(0, refused.code());
        assertTrue(refused.err().contains("Couldn't find"), refused.err());
        assertEquals(2, Run.of(platform, "previews:destroy", " ", "-a", "shop").code());
    }

    @Test
    void pushesTheBranchToTheRemoteOfTheApp() throws Exception {
        Path remote = folder.resolve("shop.git");
        git(folder, "init", "-q", "--bare", remote.toString());
        Path clone = folder.resolve("clone");
        git(folder, "init", "-q", "-b", "main", clone.toString());
        git(clone, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "--allow-empty", "-m", "one");
        git(clone, "remote", "add", "slipway", "http://localhost:1/shop.git");
        git(clone, "config", "remote.slipway.pushurl", remote.toString());

        Run created = Run.in(clone, platform, "previews:create", "login", "-a", "shop");

        assertEquals(0, created.code(), created.err());
        git(remote, "rev-parse", "--verify", "-q", "refs/heads/preview/login");
        Run elsewhere = Run.in(clone, platform, "previews:create", "login", "-a", "other");
        assertNotEquals(0, elsewhere.code());
        assertTrue(elsewhere.err().contains("git:remote -a other"), elsewhere.err());
    }

    private static void git(Path directory, String... arguments) throws Exception {
        String[] line = new String[arguments.length + 1];
        line[0] = "git";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        assertEquals(
                0,
                new ProcessBuilder(line)
                        .directory(directory.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor());
    }
}
