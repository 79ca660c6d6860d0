package dev.slipway.builder;

import dev.slipway.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which of the engine's images an app's next Dockerfile build can reuse the steps of: the last build's, and the last
 * step of a build that failed since. What they replace is removed, so that an app never has more than these two.
 */
final class DockerfileCache {
    private static final String LAST_IMAGE = "dockerfile-image";
    private static final String FAILED_STEP = "dockerfile-failed-step";

    private final Engine engine;
    private final Path app;

    /** @param app the app's directory in the builder's cache */
    DockerfileCache(Engine engine, Path app) {
        this.engine = engine;
        this.app = app;
    }

    /** A build succeeded. */
    void keep(String image) throws IOException {
        replace(LAST_IMAGE, Optional.of(image));
        replace(FAILED_STEP, Optional.empty());
    }

    /** A build failed after this step. */
    void keepStep(String image) throws IOException {
        replace(FAILED_STEP, Optional.of(image));
    }

    void purge() throws IOException {
        replace(LAST_IMAGE, Optional.empty());
        replace(FAILED_STEP, Optional.empty());
    }

    /** The new one is written down first: an image that is not, would stay in the engine. */
    private void replace(String kind, Optional<String> image) throws IOException {
        Path file = app.resolve(kind);
        Optional<String> before = Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        if (image.isPresent()) {
            Files.writeString(file, image.get());
        } else {
            Files.deleteIfExists(file);
        }
        before.filter(id -> !image.equals(Optional.of(id))).ifPresent(engine::removeImage);
    }
}
