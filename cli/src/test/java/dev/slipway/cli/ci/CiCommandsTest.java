package dev.slipway.cli.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CiCommandsTest {
    private static final String RUN = """
            {"id": "r3", "number": 3, "commit_branch": "main", "commit_sha": "%s", "commit_message": "Add up",
             "status": "%s", "message": %s}""";
    private static final String SHA = "1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b";

    private TestPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform();
        platform.on("GET /pipelines/way", "{\"id\": \"p\", \"name\": \"way\"}")
                .on("GET /pipelines/p", "{\"id\": \"p\", \"name\": \"way\"}")
                .on("GET /apps/shop/pipeline-couplings", "{\"pipeline\": {\"id\": \"p\"}}")
                .on("POST /sources", 201, """
                        {"source_blob": {"put_url": "%1$s/put", "get_url": "%1$s/get"}}""".formatted(platform.url()))
                .on("PUT /put", "")
                .on("GET /setup", "-----> Node.js\n\u0000prepared\n")
                .on("GET /output", "ok 1 - adds up\n");
        ended("succeeded", "null", "0");
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void listsTheNewestRunsOfAPipelineOrOfAnAppsOwn() {
        platform.on(
                "GET /pipelines/p/test-runs",
                "[" + RUN.formatted(SHA, "failed", "null") + ","
                        + RUN.replace("3", "2").formatted("ff00", "running", "null") + "]");
        String shown = """
                === Showing latest test runs for the way pipeline

                ✗  #3  main  1a2b3c4  failed
                -  #2  main  ff00     running
                """;

        assertEquals(shown, Run.of(platform, "ci", "-p", "way").out());
        assertEquals(shown, Run.of(platform, "ci", "-a", "shop").out());
        assertEquals(
                "number ..; order=desc,max=15",
                platform.request("GET /pipelines/p/test-runs").range());
        assertTrue(Run.of(platform, "ci", "-p", "way", "--json").out().startsWith("[ {"));
    }

    @Test
    void saysHowToMakeTheFirstRun() {
        platform.on("GET /pipelines/p/test-runs", "[]");

        assertTrue(Run.of(platform, "ci", "-p", "way").out().contains("ci:run -p way"));
        Run none = Run.of(platform, "ci:last", "-p", "way");
        assertEquals(1, none.code());
        assertTrue(none.err().contains("has no test runs"), none.err());
    }

    @Test
    void asksForAPipelineIfNothingLeadsToOne(@TempDir Path folder) {
        Run run = Run.in(folder, platform, "ci");

        assertEquals(2, run.code());
        assertTrue(run.err().contains("--pipeline"), run.err());
    }

    @Test
    void showsARunAndEndsAsItsTestsDid() {
        platform.on("GET /pipelines/p/test-runs/3", RUN.formatted(SHA, "succeeded", "null"));

        Run good = Run.of(platform, "ci:info", "3", "-p", "way");
        assertEquals(0, good.code(), good.err());
        assertEquals("-----> Node.js\nprepared\nok 1 - adds up\n\n✓ #3 main:1a2b3c4 succeeded\n", good.out());

        ended("failed", "\"The tests exited with status 7.\"", "7");
        Run bad = Run.of(platform, "ci:info", "#3", "-p", "way");
        assertEquals(7, bad.code());
        assertTrue(bad.out().endsWith("✗ #3 main:1a2b3c4 failed\n"), bad.out());
        assertEquals("The tests exited with status 7.\n", bad.err());

        ended("errored", "\"The build failed.\"", "null");
        assertEquals(1, Run.of(platform, "ci:info", "3", "-p", "way").code());
        assertEquals(2, Run.of(platform, "ci:info", "x", "-p", "way").code());
        assertTrue(Run.of(platform, "ci:info", "3", "-p", "way", "--json").out().contains("\"number\" : 3"));
    }

    @Test
    void showsTheLastRun() {
        platform.on("GET /pipelines/p/test-runs", "[" + RUN.formatted(SHA, "succeeded", "null") + "]");

        assertTrue(Run.of(platform, "ci:last", "-a", "shop").out().contains("✓ #3"));
        assertEquals(
                "number ..; order=desc,max=1",
                platform.request("GET /pipelines/p/test-runs").range());
    }

    @Test
    void testsTheCommitThatIsCheckedOut(@TempDir Path folder) throws Exception {
        String commit = repository(folder);
        Files.writeString(folder.resolve("uncommitted"), "x");
        platform.on("POST /test-runs", 201, RUN.formatted(commit, "creating", "null"));

        Run run = Run.in(folder.resolve("lib"), platform, "ci:run", "-p", "way");

        assertEquals(0, run.code(), run.err());
        assertEquals("Preparing source... done\nStarting test run... done, #3\n", run.err());
        assertTrue(run.out().endsWith("✓ #3 main:1a2b3c4 succeeded\n"), run.out());
        JsonNode sent = platform.request("POST /test-runs").json();
        assertEquals("main", sent.path("commit_branch").asText());
        assertEquals(commit, sent.path("commit_sha").asText());
        assertEquals("Add up", sent.path("commit_message").asText());
        assertEquals("p", sent.path("pipeline").asText());
        assertEquals(platform.url() + "/get", sent.path("source_blob_url").asText());
        assertTrue(platform.request("PUT /put").body().length() > 20);

        ended("failed", "null", "3");
        assertEquals(3, Run.in(folder, platform, "ci:run", "-p", "way").code());
    }

    @Test
    void findsThePipelineByTheGitRemote(@TempDir Path folder) throws Exception {
        repository(folder);
        git(folder, "remote", "add", "slipway", platform.url() + "/shop.git");
        platform.on("POST /test-runs", 201, RUN.formatted(SHA, "creating", "null"));

        assertEquals(0, Run.in(folder, platform, "ci:run").code());
    }

    @Test
    void testsTheCommitOfAnEarlierRunAgain(@TempDir Path folder) throws Exception {
        String commit = repository(folder);
        Files.writeString(folder.resolve("later"), "x");
        git(folder, "add", "later");
        git(folder, "commit", "-q", "-m", "Later");
        platform.on("GET /pipelines/p/test-runs/2", RUN.formatted(commit, "failed", "null"))
                .on("POST /test-runs", 201, RUN.formatted(commit, "creating", "null"));

        Run run = Run.in(folder, platform, "ci:rerun", "2", "-p", "way");

        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().startsWith("Rerunning test run #3...\n"), run.err());
        assertEquals(
                commit,
                platform.request("POST /test-runs").json().path("commit_sha").asText());

        for (String other : List.of("00112233", "--output=x", "v1.2")) {
            platform.on("GET /pipelines/p/test-runs/2", RUN.formatted(other, "failed", "null"));
            assertEquals(
                    1, Run.in(folder, platform, "ci:rerun", "2", "-p", "way").code());
        }
        assertFalse(Files.exists(folder.resolve("x^{commit}")));
    }

    @Test
    void saysThatThereIsNoCommitToTest(@TempDir Path folder) {
        Run run = Run.in(folder, platform, "ci:run", "-p", "way");

        assertEquals(1, run.code());
        assertTrue(run.err().contains("There is no git repository in"), run.err());
        assertTrue(
                platform.requests().stream().noneMatch(request -> request.line().startsWith("POST")));
    }

    @Test
    void showsAndChangesTheConfigVarsOfTestRuns() throws IOException {
        String path = "/pipelines/p/stage/test/config-vars";
        platform.on("GET " + path, "{\"B\": \"two words\", \"A\": \"1\"}")
                .on("PATCH " + path, "{\"B\": \"two words\", \"A\": \"x=y\"}");

        assertEquals(
                "=== way test config vars\n\nA: 1\nB: two words\n",
                Run.of(platform, "ci:config", "-p", "way").out());
        assertEquals(
                "A=1\nB='two words'\n",
                Run.of(platform, "ci:config", "-a", "shop", "-s").out());
        assertTrue(Run.of(platform, "ci:config", "-p", "way", "--json").out().contains("\"B\" : \"two words\""));
        assertEquals("1\n", Run.of(platform, "ci:config:get", "A", "-p", "way").out());
        assertEquals(
                "B='two words'\n",
                Run.of(platform, "ci:config:get", "B", "-s", "-p", "way").out());
        assertEquals(
                "\n", Run.of(platform, "ci:config:get", "NONE", "-p", "way").out());
        Run set = Run.of(platform, "ci:config:set", "A=x=y", "-p", "way");
        assertEquals("Setting A... done\n", set.err());
        assertEquals("A: x=y\n", set.out());
        assertEquals("{\"A\":\"x=y\"}", platform.request("PATCH " + path).body());
        assertEquals(2, Run.of(platform, "ci:config:set", "A", "-p", "way").code());
        platform.requests().clear();
        assertEquals(
                "Unsetting A, B... done\n",
                Run.of(platform, "ci:config:unset", "A", "B", "-p", "way").err());
        assertEquals(
                "{\"A\":null,\"B\":null}", platform.request("PATCH " + path).body());
    }

    private void ended(String status, String message, String exitCode) {
        platform.on("GET /test-runs/r3", RUN.formatted(SHA, status, message))
                .on("GET /test-runs/r3/test-nodes", """
                        [{"setup_stream_url": "%1$s/setup", "output_stream_url": "%1$s/output", "exit_code": %2$s}]""".formatted(platform.url(), exitCode));
    }

    /** One with a commit on main; returns the commit's id. */
    private static String repository(Path folder) throws IOException, InterruptedException {
        git(folder, "init", "-q", "-b", "main");
        git(folder, "config", "user.name", "me");
        git(folder, "config", "user.email", "me@example.com");
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/add.js"), "add()");
        git(folder, "add", ".");
        git(folder, "commit", "-q", "-m", "Add up\n\nand no more");
        return git(folder, "rev-parse", "HEAD");
    }

    private static String git(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("git"));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line).directory(folder.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), String.join(" ", line));
        return output.strip();
    }
}
