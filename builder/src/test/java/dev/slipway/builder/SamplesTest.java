package dev.slipway.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.builder.TestBuilder.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplesTest {
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

    @ParameterizedTest
    @CsvSource({
        "python, Python, python app.py",
        "static, Static, serve-static",
        "java, Java, exec java $JAVA_OPTS -Dserver.port=$PORT -jar target/hello-java-1.0.0.jar"
    })
    void buildsTheSampleToTheSameImageEachTime(String sample, String description, String web) throws IOException {
        UUID app = UUID.randomUUID();
        Result first = builder.build(app, TestApp.sample(sample));
        assertEquals(description, first.succeeded().description());
        assertEquals(web, first.succeeded().processTypes().asStrings().get("web"));
        Result second = builder.build(app, TestApp.sample(sample));
        assertEquals(first.succeeded().image(), second.succeeded().image());
    }

    @Test
    void buildsADockerfileToTheSameImageEachTime() throws IOException {
        UUID app = UUID.randomUUID();
        Result first = builder.build(app, TestApp.sample("dockerfile"));
        assertEquals("Dockerfile", first.succeeded().description());
        assertEquals(
                "python3 server.py",
                first.succeeded().processTypes().asStrings().get("web"));
        int uploads = builder.registry.uploaded.size();
        Result second = builder.build(app, TestApp.sample("dockerfile"));
        assertEquals(first.succeeded().image(), second.succeeded().image());
        assertEquals(uploads, builder.registry.uploaded.size());
        builder.awaitNothingLeft();
        builder.purge(app);
    }

    @Test
    void saysWhichBaseImagesThereAreWhenOneCantBeHad() {
        Result result =
                builder.build(TestApp.of("Dockerfile", "FROM no-such-registry.invalid/image:1\nCMD [\"true\"]\n"));
        assertTrue(result.failed().byUser(), result.failed().message());
        assertTrue(
                result.failed().message().contains("slipway/bookworm"),
                result.failed().message());
    }
}
