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
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RegistryImagesTest {
    private static TestEngine engine;

    private final String repository = "apps/" + UUID.randomUUID();

    @BeforeAll
    static void open() {
        engine = TestEngine.open();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static RegistryImages imagesOf(int port) {
        return new RegistryImages(
                engine.engine(), NodeConfig.of("127.0.0.1:" + port, "user", "password", "test", "10.201.0.0/24"));
    }

    /** Below those that the system hands out, so that nobody is given it until the registry comes. */
    private static int unusedPort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (TestRegistry probe = new TestRegistry(port)) {
                return probe.port();
            } catch (IOException taken) {
                // The next one may be free.
            }
        }
    }

    @Test
    void waitsForARegistryThatComesLater() throws Exception {
        int port = unusedPort();
        RegistryImages images = imagesOf(port);
        ImageReference image;
        try (TestRegistry early = new TestRegistry()) {
            image = early.image(repository, "later");
        }
        assertThrows(RegistryUnavailableException.class, () -> images.fetch(image));
        CompletableFuture<Void> tried = new CompletableFuture<>();
        CompletableFuture<String> fetched = CompletableFuture.supplyAsync(() -> fetchPatiently(images, image, tried));
        tried.join();
        try (TestRegistry late = new TestRegistry(port)) {
            assertEquals(image, late.image(repository, "later"));
            assertEquals(image.at(late.host()), fetched.join());
            assertTrue(engine.engine().hasImage(fetched.join()));
            engine.engine().removeImage(fetched.join());
        }
    }

    private static String fetchPatiently(RegistryImages images, ImageReference image, CompletableFuture<Void> tried) {
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
        try (TestRegistry registry = new TestRegistry()) {
            EngineException failure = assertThrows(
                    EngineException.class, () -> imagesOf(registry.port()).fetch(unknown));
            assertTrue(failure.getMessage().contains("could not pull the image"), failure::getMessage);
            assertTrue(failure.getMessage().contains(registry.host()), failure::getMessage);
        }
    }
}
