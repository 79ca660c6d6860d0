package dev.slipway.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.TestEngine;
import dev.slipway.model.release.ImageReference;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RegistryImagesTest {
    private static TestEngine engine;

    private final String repository = "apps/" + UUID.randomUUID();
    private final int port = freePort();
    private final RegistryImages images = new RegistryImages(
            engine.engine(), NodeConfig.of("127.0.0.1:" + port, "user", "password", "test", "10.201.0.0/24"));

    RegistryImagesTest() throws IOException {}

    @BeforeAll
    static void open() {
        engine = TestEngine.open();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static int freePort() throws IOException {
        try (TestRegistry probe = new TestRegistry()) {
            return probe.port();
        }
    }

    @Test
    void waitsForARegistryThatComesLater() throws Exception {
        ImageReference image;
        try (TestRegistry early = new TestRegistry()) {
            image = early.image(repository, "later");
        }
        assertThrows(RegistryUnavailableException.class, () -> images.fetch(image));
        CompletableFuture<Void> tried = new CompletableFuture<>();
        CompletableFuture<String> fetched = CompletableFuture.supplyAsync(() -> fetchPatiently(image, tried));
        tried.join();
        try (TestRegistry late = new TestRegistry(port)) {
            assertEquals(image, late.image(repository, "later"));
            assertEquals(image.at(late.host()), fetched.join());
            assertTrue(engine.engine().hasImage(fetched.join()));
            engine.engine().removeImage(fetched.join());
        }
    }

    private String fetchPatiently(ImageReference image, CompletableFuture<Void> tried) {
        try {
            return new Patience(() -> {}).withEngine("fetch", () -> {
                try {
                    return images.fetch(image);
                } finally {
                    tried.complete(null);
                }
            });
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void failsOnAnImageThatTheRegistryDoesNotHold() throws Exception {
        ImageReference unknown = new ImageReference(repository, "sha256:" + "0".repeat(64));
        try (TestRegistry registry = new TestRegistry(port)) {
            EngineException failure = assertThrows(EngineException.class, () -> images.fetch(unknown));
            assertTrue(failure.getMessage().contains("could not pull the image"), failure::getMessage);
            assertTrue(failure.getMessage().contains(registry.host()), failure::getMessage);
        }
    }
}
