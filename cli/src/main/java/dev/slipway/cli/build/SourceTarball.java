package dev.slipway.cli.build;

import dev.slipway.cli.failure.CommandException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder's files as a gzipped tarball, made by the machine's {@code tar}. In a git work tree those are what git keeps or
 * would add, so that what {@code .gitignore} names stays at home; elsewhere it is everything.
 */
final class SourceTarball implements AutoCloseable {
    private static final int CHUNK = 65_536;

    private final Path file;

    private SourceTarball(Path file) {
        this.file = file;
    }

    static SourceTarball of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CommandException("There is no folder " + folder + ".");
        }
        try {
            SourceTarball tarball = new SourceTarball(Files.createTempFile("slipway-source", ".tgz"));
            try {
                tarball.pack(folder);
            } catch (IOException | RuntimeException e) {
                tarball.close();
                throw e;
            }
            return tarball;
        } catch (IOException e) {
            throw new CommandException("The folder " + folder + " could not be packed: " + e.getMessage(), e);
        }
    }

    Path file() {
        return file;
    }

    /** As the API takes it. */
    String checksum() {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[CHUNK];
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                digest.update(chunk, 0, length);
            }
            return "SHA256:" + HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new CommandException("The tarball could not be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void pack(Path folder) throws IOException {
        Path list = Files.createTempFile("slipway-source", ".list");
        try {
            Files.writeString(
                    list, names(folder).stream().map(name -> name + "\0").collect(Collectors.joining()));
            if (run(folder, "tar", "-czf", file.toString(), "--null", "-T", list.toString())
                    .isEmpty()) {
                throw new CommandException(
                        "tar could not pack " + folder + ". Is it installed, and can its files be read?");
            }
        } finally {
            Files.delete(list);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        Optional<String> kept = run(folder, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard");
        List<String> names = kept.isPresent() ? existing(folder, kept.get()) : entries(folder);
        if (names.isEmpty()) {
            throw new CommandException("There are no files in " + folder + ".");
        }
        return names;
    }

    /** Git names files that were deleted and not yet committed as such. */
    private static List<String> existing(Path folder, String names) {
        return Stream.of(names.split("\0"))
                .filter(name -> !name.isEmpty())
                .filter(name -> Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS))
                .map(name -> "./" + name)
                .distinct()
                .toList();
    }

    private static List<String> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> "./" + entry.getFileName()).sorted().toList();
        }
    }

    /** The output of a command; empty if it failed, or is not there. */
    static Optional<String> run(Path folder, String... line) {
        try {
            Process process = new ProcessBuilder(new ArrayList<>(List.of(line)))
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException e) {
            // The caller says what it means that there is no such command.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted.", e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
