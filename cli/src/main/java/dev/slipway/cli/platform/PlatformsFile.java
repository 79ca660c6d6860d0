package dev.slipway.cli.platform;

import dev.slipway.cli.failure.CommandException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * The file {@code cli.toml}. A change replaces the file as a whole, so a reader sees the old or the new one; of two
 * changes at the same moment the later one stays.
 */
public final class PlatformsFile {
    private static final String FOLDER_MODE = "rwx------";
    private static final String FILE_MODE = "rw-------";

    private final Path file;

    public PlatformsFile(Path file) {
        this.file = file;
    }

    /** {@code SLIPWAY_CONFIG}, else {@code slipway/cli.toml} in the XDG configuration folder. */
    public static PlatformsFile of(Map<String, String> environment) {
        String named = environment.get("SLIPWAY_CONFIG");
        if (named != null && !named.isBlank()) {
            return new PlatformsFile(Path.of(named));
        }
        String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path folder = xdg.isBlank() ? Path.of(environment.getOrDefault("HOME", "."), ".config") : Path.of(xdg);
        return new PlatformsFile(folder.resolve("slipway").resolve("cli.toml"));
    }

    public Path path() {
        return file;
    }

    /**
     * What the file says; nothing if it isn't there.
     *
     * @throws CommandException if it can't be read or understood
     */
    public KnownPlatforms read() {
        try {
            return PlatformsToml.parse(Files.readString(file), file);
        } catch (NoSuchFileException none) {
            return KnownPlatforms.NONE;
        } catch (IOException e) {
            throw new CommandException("The list of platforms, " + file + ", can't be read: " + e, e);
        }
    }

    /** Writes it for its owner alone. */
    public void write(KnownPlatforms platforms) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null && !Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FOLDER_MODE)));
            }
            Path fresh = Files.createTempFile(
                    folder,
                    "cli",
                    ".toml",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FILE_MODE)));
            try {
                Files.write(fresh, PlatformsToml.format(platforms).getBytes(StandardCharsets.UTF_8));
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new CommandException("The list of platforms, " + file + ", can't be written: " + e, e);
        }
    }

    /** A platform's address as a person may write it: without a scheme it is https, but http on this machine. */
    public static URI address(String text) {
        String host = text.replaceFirst("/+$", "");
        boolean here = host.startsWith("localhost") || host.startsWith("127.");
        return URI.create(host.contains("://") ? host : (here ? "http://" : "https://") + host);
    }
}
