package dev.slipway.cli.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLocallyTest {
    private static final String DIGEST = "sha256:" + "a".repeat(64);

    @TempDir
    Path directory;

    private TestPlatform platform;
    private String image;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform()
                .on("GET /apps/shop/releases", """
                        [{"id": "r8", "version": 8, "current": false, "slug": {"id": "s8"}},
                         {"id": "r7", "version": 7, "current": true, "slug": {"id": "s7"}}]""")
                .on("GET /apps/shop/releases/r7/config-vars", "{\"GREETING\": \"a\\nb\", \"PORT\": \"1\"}");
        image = platform.url().replace("http://", "") + "/apps/1234@" + DIGEST;
        slug("apps/1234");
        Path docker = directory.resolve("docker");
        Files.writeString(docker, """
                #!/bin/sh
                case "$*" in
                *login*) cat >%1$s/password ;;
                *pull*) echo "$@" | sed 's/--config [^ ]* //' >>%1$s/calls ;;
                run*) echo "$@" >>%1$s/calls; printf %%s "$GREETING" >%1$s/greeting; echo "$PORT" >%1$s/port; exit 3 ;;
                esac
                """.formatted(directory));
        assertTrue(docker.toFile().setExecutable(true));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void runsTheLiveReleaseWithItsConfigAndEndsAsItDoes() throws IOException {
        Run run = run("local", "-a", "shop", "-e", "MORE=1");

        assertEquals(3, run.code(), run.err());
        assertEquals("Running web of shop v7 on http://localhost:5001/. Ctrl-C ends it.\n", run.err());
        assertEquals(
                List.of(
                        "pull --quiet " + image,
                        "run --rm --init --interactive --publish 127.0.0.1:5001:5001 --env GREETING --env PORT --env MORE"
                                + " --env DYNO --env HEROKU_APP_NAME --env HEROKU_RELEASE_VERSION --env SLIPWAY_APP_NAME"
                                + " --env SLIPWAY_RELEASE_VERSION --entrypoint /bin/sh " + image
                                + " -c node server.js"),
                Files.readAllLines(directory.resolve("calls")));
        assertEquals("a\nb", Files.readString(directory.resolve("greeting")));
        assertEquals("5001\n", Files.readString(directory.resolve("port")));
        assertEquals("secret-key", Files.readString(directory.resolve("password")));
    }

    @Test
    void runsAWorkerWithoutAPort() throws IOException {
        run("local", "worker", "-a", "shop");

        assertFalse(Files.readString(directory.resolve("calls")).contains("--publish"));
    }

    @Test
    void saysWhichProcessTypesThereAre() {
        Run run = run("local", "clock", "-a", "shop");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("no process type clock. There is: web, worker."), run.err());
        assertEquals(2, run("local", "-a", "shop", "-p", "70000").code());
    }

    @Test
    void takesNoImageOfAnotherProcessType() {
        slug("apps/1234/web");
        assertTrue(run("local", "worker", "-a", "shop").err().contains("There is: web."));
    }

    @Test
    void saysThatThereIsNothingToRun() {
        platform.on("GET /apps/shop/releases", "[]");
        assertTrue(run("local", "-a", "shop").err().contains("has no release yet"));
        platform.on("GET /apps/shop/releases/2", "{\"id\": \"r2\", \"version\": 2, \"slug\": null}");
        assertTrue(run("local", "-a", "shop", "--release", "v2").err().contains("has no code"));
    }

    private void slug(String repository) {
        platform.on(
                "GET /apps/shop/slugs/s7",
                "{\"process_types\": {\"web\": \"node server.js\", \"worker\": \"node w.js\"}, \"blob\": {\"url\": \"http://x/v2/%s/manifests/%s\"}}"
                        .formatted(repository, DIGEST));
    }

    private Run run(String... arguments) {
        return Run.with(
                directory,
                Map.of(
                        "SLIPWAY_API_URL",
                        platform.url(),
                        "SLIPWAY_DOCKER",
                        directory.resolve("docker").toString()),
                null,
                arguments);
    }
}
