package dev.slipway.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The real engine, with an installation of its own and a small image made of this machine's shell, a few commands and
 * Perl (which every Debian has), so that nothing need be downloaded. Closing it removes all it made.
 */
public final class TestEngine implements AutoCloseable {
    private static final List<String> PROGRAMS = List.of(
            "/bin/sh",
            "/bin/sleep",
            "/bin/cat",
            "/bin/echo",
            "/bin/stty",
            "/usr/bin/id",
            "/usr/bin/env",
            "/usr/bin/perl");

    private final String installation = "test-" + UUID.randomUUID().toString().substring(0, 8);
    private final DockerEngine engine;
    private final String image;
    private final List<String> builtOnIt = new ArrayList<>();

    private TestEngine() throws IOException {
        engine = DockerEngine.connect(EngineConfig.of(System.getenv(), installation));
        assertTrue(engine.answers(), "these tests need a Docker Engine that answers; ./slipway test starts one");
        image = buildImage();
    }

    public static TestEngine open() {
        try {
            return new TestEngine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DockerEngine engine() {
        return engine;
    }

    public String installation() {
        return installation;
    }

    /** The id of the image. */
    public String image() {
        return image;
    }

    /** A container of the image that runs a shell command, with no network. */
    public ContainerSpec shell(String command) {
        return new ContainerSpec(
                uniqueName(),
                image,
                List.of("/bin/sh", "-c"),
                List.of(command),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                new ContainerSpec.Limits(128, 1.0, 64, List.of()),
                List.of(),
                Map.of());
    }

    public String uniqueName() {
        return installation + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Removes an image that was built on {@link #image} at the end: the engine prunes its parents with it. */
    void discard(String built) {
        builtOnIt.add(built);
    }

    private String buildImage() throws IOException {
        Path context = Files.createTempDirectory("slipway-test-image-");
        try {
            Path root = Files.createDirectories(context.resolve("root"));
            List<String> files = new ArrayList<>(PROGRAMS);
            for (String program : PROGRAMS) {
                output("ldd", program)
                        .lines()
                        .flatMap(line -> Stream.of(line.strip().split("\\s+")))
                        .filter(word -> word.startsWith("/"))
                        .forEach(files::add);
            }
            for (String file : files) {
                copy(Path.of(file), root);
            }
            for (String directory : output("perl", "-e", "print join qq(\\n), grep { /perl-base/ } @INC")
                    .lines()
                    .toList()) {
                copyTree(Path.of(directory), root);
            }
            Files.createDirectories(context.resolve("tmp"));
            Files.writeString(
                    context.resolve("Dockerfile"),
                    "FROM scratch\nCOPY root /\nCOPY --chown=1000:1000 tmp /tmp\nENV PATH=/bin:/usr/bin\nUSER 1000:1000\n");
            return engine.build(
                    context,
                    new DockerfileBuild("Dockerfile", Map.of(), Map.of(), 512, 1, "none", Duration.ofMinutes(2)),
                    line -> {});
        } finally {
            try (Stream<Path> made = Files.walk(context)) {
                made.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
    }

    private static void copyTree(Path directory, Path root) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                copy(file, root);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void copy(Path file, Path root) throws IOException {
        Path target = root.resolve(file.toString().substring(1));
        Files.createDirectories(target.getParent());
        Files.copy(file.toRealPath(), target, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String output(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Removes all containers and networks. */
    public void clear() {
        engine.list(Map.of()).forEach(container -> engine.remove(container.id()));
        engine.networks(Map.of()).forEach(engine::removeNetwork);
    }

    @Override
    public void close() {
        clear();
        builtOnIt.forEach(engine::removeImage);
        engine.removeImage(image);
        engine.close();
    }
}
