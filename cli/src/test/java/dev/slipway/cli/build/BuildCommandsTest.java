package dev.slipway.cli.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void deploysAFolderAndEndsAsItsBuild(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("server.js"), "serve()");
        platform.on("POST /apps/shop/sources", 201, """
                        {"source_blob": {"put_url": "%1$s/put?signed", "get_url": "%1$s/get?signed"}}""".formatted(platform.url()))
                .on("PUT /put?signed", "")
                .on("POST /apps/shop/builds", 201, """
                        {"id": "7", "output_stream_url": "%s/output"}""".formatted(platform.url()))
                .on("GET /output", "-----> Done\n")
                .on("GET /apps/shop/builds/7", "{\"status\": \"succeeded\"}");

        Run run = Run.in(folder, platform, "builds:create", "--version", "1.2", "-a", "shop");

        assertEquals(0, run.code(), run.err());
        assertEquals("-----> Done\n", run.out());
        JsonNode blob = platform.request("POST /apps/shop/builds").json().path("source_blob");
        assertEquals(platform.url() + "/get?signed", blob.path("url").asText());
        assertEquals("1.2", blob.path("version").asText());
        assertTrue(blob.path("checksum").asText().matches("SHA256:[0-9a-f]{64}"), blob.toString());
        assertEquals("", platform.request("PUT /put?signed").authorization());

        platform.on("GET /apps/shop/builds/7", "{\"status\": \"failed\"}");
        Run failed = Run.in(folder, platform, "builds:create", "-a", "shop");
        assertNotEquals(0, failed.code());
        assertTrue(failed.err().contains("The build failed"), failed.err());
    }

    @Test
    void refusesAFolderThatIsNotThereOrEmpty(@TempDir Path folder) throws IOException {
        assertTrue(Run.in(folder, platform, "builds:create", "none", "-a", "shop")
                .err()
                .contains("There is no folder"));
        Files.createDirectory(folder.resolve("empty"));
        assertTrue(Run.in(folder, platform, "builds:create", "empty", "-a", "shop")
                .err()
                .contains("There are no files"));
        assertTrue(platform.requests().isEmpty());
    }

    @Test
    void packsOfAWorkTreeWhatGitKeeps(@TempDir Path folder) throws IOException {
        SourceTarball.run(folder, "git", "init", "-q").orElseThrow();
        Files.writeString(folder.resolve(".gitignore"), "secret\n");
        Files.writeString(folder.resolve("secret"), "x");
        Files.writeString(folder.resolve("a b"), "x");
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/deep.js"), "x");
        try (SourceTarball tarball = SourceTarball.of(folder)) {
            String names = SourceTarball.run(
                            folder, "tar", "-tzf", tarball.file().toString())
                    .orElseThrow();
            assertEquals(
                    List.of("./.gitignore", "./a b", "./lib/deep.js"),
                    names.lines().sorted().toList());
        }
    }

    @Test
    void purgesTheCacheOnceThatIsConfirmed() {
        platform.on("DELETE /apps/shop/build-cache", "{}");

        Run unconfirmed = Run.of(platform, "builds:cache:purge", "-a", "shop");
        assertEquals(2, unconfirmed.code());
        assertTrue(unconfirmed.err().contains("add --confirm shop"), unconfirmed.err());
        assertEquals(
                1,
                Run.of(platform, "builds:cache:purge", "-a", "shop", "--confirm", "other")
                        .code());
        assertTrue(platform.requests().isEmpty());

        Run purged = Run.of(platform, "builds:cache:purge", "-a", "shop", "--confirm", "shop");
        assertEquals("Purging build cache of ⬢ shop... done\n", purged.err());
    }
}
