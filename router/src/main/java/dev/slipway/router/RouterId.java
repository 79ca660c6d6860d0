package dev.slipway.router;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The name under which the platform knows this router, the same after each restart. */
final class RouterId {
    private RouterId() {}

    static String in(Path directory) throws IOException {
        Path file = directory.resolve("id");
        if (Files.exists(file)) {
            return UUID.fromString(Files.readString(file).strip()).toString();
        }
        String id = UUID.randomUUID().toString();
        Files.writeString(file, id);
        return id;
    }
}
