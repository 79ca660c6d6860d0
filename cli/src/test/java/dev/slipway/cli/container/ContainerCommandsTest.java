package dev.slipway.cli.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerCommandsTest {
    private static final String CONFIGURATION = "sha256:" + "c".repeat(64);

    @TempDir
    Path directory;

    private TestPlatform platform;
    private String registry;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform()
                .on("GET /v2/shop/web/manifests/latest", "{\"config\": {\"digest\": \"" + CONFIGURATION + "\"}}")
                .on("PATCH /apps/shop/formation", "[]")
                .on("GET /apps/shop/releases", "[{\"id\": \"r7\", \"version\": 7}]")
                .on("GET /apps/shop/releases/r7", "{\"version\": 7, \"status\": \"succeeded\"}");
        registry = platform.url().replace("http://", "");
        docker("exit 0");
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void givesDockerTheKeyOnItsInput() throws IOException {
        Run run = run("container:login");

        assertEquals(0, run.code(), run.err());
        assertEquals(List.of("login --username slipway --password-stdin " + registry), calls());
        assertEquals("secret-key", Files.readString(directory.resolve("input")));
    }

    @Test
    void buildsAndPushesTheDockerfileForOneProcessType() throws IOException {
        Path file = dockerfile("Dockerfile");

        Run run = run("container:push", "web", "-a", "shop", "--arg", "A=1,B=2");

        assertEquals(0, run.code(), run.err());
        assertEquals(
                List.of(
                        "build -f " + file + " -t " + registry + "/shop/web --build-arg A=1 --build-arg B=2 "
                                + directory,
                        "push " + registry + "/shop/web"),
                calls());
        assertTrue(run.out().contains("container:release web -a shop"), run.out());
    }

    @Test
    void pushesTheDockerfilesOfProcessTypesWhereverTheyLie() throws IOException {
        dockerfile("Dockerfile");
        Path web = dockerfile("Dockerfile.web");
        Path worker = dockerfile("jobs/Dockerfile.worker");
        dockerfile("node_modules/some/Dockerfile.other");

        assertEquals(0, run("container:push", "--recursive", "-a", "shop").code());

        assertEquals(
                List.of(
                        "build -f " + web + " -t " + registry + "/shop/web " + directory,
                        "build -f " + worker + " -t " + registry + "/shop/worker " + directory.resolve("jobs"),
                        "push " + registry + "/shop/web",
                        "push " + registry + "/shop/worker"),
                calls());
    }

    @Test
    void takesOnlyTheTypesThatWereNamedAndTheContextThatWasGiven() throws IOException {
        dockerfile("Dockerfile.web");
        Path worker = dockerfile("jobs/Dockerfile.worker");

        assertEquals(
                0,
                run("container:push", "worker", "-R", "--context-path", ".", "-a", "shop")
                        .code());

        assertEquals(
                "build -f " + worker + " -t " + registry + "/shop/worker " + directory.resolve("."),
                calls().getFirst());
    }

    @Test
    void pushesNothingIfItIsNotClearWhat() throws IOException {
        assertEquals(2, run("container:push", "-a", "shop").code());
        assertTrue(run("container:push", "web", "-a", "shop").err().contains("There is no Dockerfile in"));
        assertTrue(run("container:push", "-R", "-a", "shop").err().contains("There is no Dockerfile.TYPE"));
        dockerfile("a/Dockerfile.web");
        dockerfile("b/Dockerfile.web");
        assertTrue(run("container:push", "-R", "-a", "shop").err().contains("There are two Dockerfiles of web"));
        assertEquals(List.of(), calls());
    }

    @Test
    void pushesNothingIfABuildFails() throws IOException {
        docker("[ $1 != build ]");
        dockerfile("Dockerfile");

        Run run = run("container:push", "web", "-a", "shop");

        assertEquals(1, run.code());
        assertTrue(run.err().contains("docker build ended with the status 1"), run.err());
        assertEquals(1, calls().size());
    }

    @Test
    void saysWhatToInstallWhereThereIsNoDocker() {
        Run run = Run.with(
                directory,
                Map.of("SLIPWAY_API_URL", platform.url(), "SLIPWAY_DOCKER", "/no/such/docker"),
                null,
                "container:login");

        assertEquals(1, run.code());
        assertTrue(run.err().contains("Install docker"), run.err());
    }

    @Test
    void releasesWhatWasPushedLastAndWaitsForIt() throws IOException {
        Run run = run("container:release", "web", "-a", "shop");

        assertEquals(0, run.code(), run.err());
        assertEquals("Releasing images web to ⬢ shop... done, v7\n", run.err());
        assertEquals(
                "{\"updates\":[{\"type\":\"web\",\"docker_image\":\"" + CONFIGURATION + "\"}]}",
                platform.request("PATCH /apps/shop/formation").body());
        assertEquals(
                "Basic " + Base64.getEncoder().encodeToString("slipway:secret-key".getBytes(StandardCharsets.UTF_8)),
                platform.request("GET /v2/shop/web/manifests/latest").authorization());
        assertEquals(
                7,
                new ObjectMapper()
                        .readTree(run("container:release", "web", "-a", "shop", "--json")
                                .out())
                        .path("version")
                        .asInt());
    }

    @Test
    void namesAnIndexOfSeveralPlatformsByItsOwnDigest() {
        platform.on("GET /v2/shop/web/manifests/latest", "{\"manifests\": []}");

        run("container:release", "web", "-a", "shop");

        assertEquals(
                "{\"updates\":[{\"type\":\"web\",\"docker_image\":\"sha256:fdbdcd12a9687e09000b694f75c25de04be151d880560d5a88d62b5f39b2f0e7\"}]}",
                platform.request("PATCH /apps/shop/formation").body());
    }

    @Test
    void endsWithOneIfTheReleaseFails() {
        platform.on(
                "GET /apps/shop/releases/r7",
                "{\"version\": 7, \"status\": \"failed\", \"description\": \"Deploy web: web.1 did not come up\"}");

        Run run = run("container:release", "web", "-a", "shop");

        assertEquals(1, run.code());
        assertTrue(run.err().contains("web.1 did not come up"), run.err());
    }

    @Test
    void saysThatNothingWasPushedYet() {
        Run run = run("container:release", "worker", "-a", "shop");

        assertEquals(1, run.code());
        assertTrue(run.err().contains("No image was pushed for worker of shop yet"), run.err());
        assertFalse(
                platform.requests().stream().anyMatch(request -> request.line().startsWith("PATCH")));
    }

    @Test
    void pullsAndRemoves() throws IOException {
        platform.on("PATCH /apps/shop/formation/worker", "{}");

        assertEquals(
                0, run("container:pull", "web", "worker:latest", "-a", "shop").code());
        assertEquals(List.of("pull " + registry + "/shop/web", "pull " + registry + "/shop/worker:latest"), calls());
        assertEquals(
                "Removing container worker for ⬢ shop... done\n",
                run("container:rm", "worker", "-a", "shop").err());
        assertEquals(
                "{\"docker_image\":null}",
                platform.request("PATCH /apps/shop/formation/worker").body());
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

    /** A program in docker's place, which notes what it was called with. */
    private void docker(String then) throws IOException {
        Path script = directory.resolve("docker");
        Files.writeString(
                script, "#!/bin/sh\necho \"$@\" >>%1$s/calls\ncat >%1$s/input\n%2$s\n".formatted(directory, then));
        assertTrue(script.toFile().setExecutable(true));
    }

    private List<String> calls() throws IOException {
        Path calls = directory.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private Path dockerfile(String name) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "FROM scratch\n");
    }
}
