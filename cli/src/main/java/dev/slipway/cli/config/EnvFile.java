package dev.slipway.cli.config;

import dev.slipway.cli.failure.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@code .env} file. It holds secrets, so what is written is for its owner alone. */
final class EnvFile {
    private static final String OWNER_ONLY = "rw-------";

    private EnvFile() {}

    static Map<String, String> read(Path file) {
        try {
            return DotEnv.parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new CommandException(file + " can't be read: " + e, e);
        }
    }

    /** Replaces the file as a whole. */
    static void write(Path file, Map<String, String> vars) {
        try {
            Path fresh = temporary(file.toAbsolutePath().getParent());
            try {
                Files.writeString(fresh, DotEnv.format(vars));
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new CommandException(file + " can't be written: " + e, e);
        }
    }

    static Path temporary(@Nullable Path folder) throws IOException {
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY));
        return folder == null
                ? Files.createTempFile("slipway", ".env", mode)
                : Files.createTempFile(folder, ".slipway", ".env", mode);
    }
}
