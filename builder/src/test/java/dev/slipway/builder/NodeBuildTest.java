package dev.slipway.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.builder.TestBuilder.Result;
import dev.slipway.model.build.BuildOutcome.Succeeded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeBuildTest {
    @TempDir
    static Path directory;

    static TestBuilder builder;

    @BeforeAll
    static void start() throws IOException {
        builder = new TestBuilder(directory, BuildLimits.DEFAULT);
    }

    @AfterAll
    static void stop() {
        builder.close();
    }

    @Test
    void buildsTheNodeSampleAndSendsNothingTwice() throws IOException {
        UUID app = UUID.randomUUID();
        Result first = builder.build(app, TestApp.sample("node"));
        Succeeded image = first.succeeded();
        assertEquals("Node.js", image.description());
        assertEquals("node server.js", image.processTypes().asStrings().get("web"));
        assertTrue(first.output().startsWith("-----> Building on the Bookworm stack\n"), first.output());
        assertTrue(first.output().contains("-----> Node.js app detected\n"), first.output());
        assertTrue(first.output().contains("       Procfile declares types -> release, web, worker\n"), first.output());

        int uploads = builder.registry.uploaded.size();
        Result second = builder.build(app, TestApp.sample("node"));
        assertEquals(image.image(), second.succeeded().image());
        assertEquals(uploads, builder.registry.uploaded.size());
        assertTrue(second.output().contains("Using the dependencies of the last build"), second.output());

        Result elsewhere = builder.build(TestApp.sample("node"));
        assertEquals(image.image().digest(), elsewhere.succeeded().image().digest());
        builder.awaitNothingLeft();
    }

    @Test
    void leavesWhatOnlyTestsNeedInABuildForTests() {
        String packageJson = "{\"scripts\": {\"start\": \"node server.js\"}, \"devDependencies\": {\"ms\": \"2.1.3\"}}";
        TestApp app = TestApp.of("package.json", packageJson, "server.js", "");
        Result ordinary = builder.build(app);
        ordinary.succeeded();
        assertTrue(ordinary.output().contains("Pruning devDependencies"), ordinary.output());
        Result forTests = builder.buildForTests(app);
        forTests.succeeded();
        assertTrue(!forTests.output().contains("Pruning devDependencies"), forTests.output());
    }

    @Test
    void buildsWithTheBuildpackThatWasChosenThoughAnotherIsFirstAndADockerfileIsThere() {
        TestApp both = TestApp.of("package.json", "{}", "index.html", "hello").with("Dockerfile", "FROM scratch\n");
        Result result = builder.build(UUID.randomUUID(), both, "slipway/static");
        assertTrue(result.output().contains("-----> Static app detected\n"), result.output());
        assertTrue(result.succeeded().processTypes().asStrings().containsKey("web"), result.output());
    }

    @Test
    void saysWhichChosenBuildpacksDoNotKnowTheApp() {
        Result result =
                builder.build(UUID.randomUUID(), TestApp.of("package.json", "{}"), "slipway/nodejs", "slipway/python");
        assertTrue(result.failed().byUser());
        assertTrue(
                result.failed().message().contains("(slipway/nodejs, slipway/python) don't all know it"),
                result.failed().message());
    }

    @Test
    void saysWhatWasLookedForWhenNothingIsDetected() {
        Result result = builder.build(TestApp.of("README.md", "hello"));
        assertTrue(result.failed().byUser());
        assertTrue(
                result.failed().message().contains("no buildpack knows this app"),
                result.failed().message());
        assertTrue(
                result.failed().message().contains("package.json"),
                result.failed().message());
    }

    @Test
    void refusesAProcfileThatCantBeParsedBeforeAnythingIsInstalled() throws IOException {
        Result result = builder.build(TestApp.sample("node").with("Procfile", "web: node server.js\nworker node\n"));
        assertTrue(result.failed().byUser());
        assertTrue(result.output().contains(" !     Procfile line 2: no colon"), result.output());
        assertTrue(!result.output().contains("Installing"), result.output());
    }
}
