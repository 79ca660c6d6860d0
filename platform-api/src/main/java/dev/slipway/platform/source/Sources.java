package dev.slipway.platform.source;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.stream.StreamUrls;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Uploaded tarballs, each in a file named by its source's id, until they expire. A file is there as a whole or not at
 * all.
 */
@ApplicationScoped
public class Sources {
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern GET_URL =
            Pattern.compile(".*/streams/sources/(" + ID + ")\\?until=(\\d{1,15})&signature=([0-9a-f]{1,100})");

    private static final String UNPACKING = "unpacking-";

    private final SourceConfig config;
    private final Clock clock;
    private final Instant began;
    private final StreamUrls urls;

    Sources(SourceConfig config, Clock clock, StreamUrls urls) {
        this.config = config;
        this.clock = clock;
        this.began = clock.instant();
        this.urls = urls;
    }

    /** A new source, to be uploaded and then built from; its two URLs are its credentials. */
    SourceView create() {
        UUID id = UUID.randomUUID();
        return new SourceView(
                new SourceView.Urls(urls.of("sources", id, config.expiry()), urls.of("uploads", id, config.expiry())));
    }

    /**
     * Stores the tarball; a later upload replaces an earlier one.
     *
     * @throws SlipwayException if it is empty or larger than the limit
     */
    void store(UUID id, InputStream tarball) throws IOException {
        Path arriving = temporary();
        try {
            long bytes = Limited.copy(tarball, arriving, config.maxPackedSize().asLongValue());
            if (bytes == 0) {
                throw SlipwayException.invalid(
                        "The upload is empty. Send a gzipped tarball as the body: curl --upload-file source.tgz URL");
            }
            Files.move(arriving, file(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    /** A file of our own for a tarball that is on its way; whoever asked for it deletes it. */
    Path temporary() throws IOException {
        Files.createDirectories(config.directory(), PRIVATE);
        return Files.createTempFile(config.directory(), "arriving-", ".part");
    }

    /** A directory of our own to unpack a tarball in; whoever asked for it removes it. */
    Path temporaryDirectory() throws IOException {
        Files.createDirectories(config.directory(), PRIVATE);
        return Files.createTempDirectory(config.directory(), UNPACKING);
    }

    /** The file of an uploaded tarball, by the URL that the platform gave for it. */
    Path require(URI getUrl) {
        Matcher parts = GET_URL.matcher(getUrl.toString());
        if (!parts.matches()) {
            throw expired();
        }
        UUID id = UUID.fromString(parts.group(1));
        requireValid("sources", id, Long.parseLong(parts.group(2)), parts.group(3));
        return require(id);
    }

    /** @throws SlipwayException if this is no URL of ours, or it has expired */
    void requireValid(String kind, UUID id, long until, @Nullable String signature) {
        if (!urls.valid(kind, id, until, signature)) {
            throw expired();
        }
    }

    private static SlipwayException expired() {
        return SlipwayException.notFound(
                "This is no URL of a source, or it has expired. Make a new source: POST /sources.");
    }

    /** The file of an uploaded tarball. */
    Path require(UUID id) {
        Path file = file(id);
        if (!Files.isRegularFile(file)) {
            throw SlipwayException.invalid(
                    "Nothing was uploaded to this source yet, or it has expired. PUT the tarball to its put_url first.");
        }
        return file;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void removeExpired() {
        if (!Files.isDirectory(config.directory())) {
            return;
        }
        Instant limit = clock.instant().minus(config.expiry());
        try (Stream<Path> files = Files.list(config.directory())) {
            for (Path file : files.toList()) {
                if (Files.isDirectory(file)) {
                    removeUnlessUsed(file);
                } else {
                    removeIfOlder(file, limit);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not remove expired sources from " + config.directory(), e);
        }
    }

    /** One that an earlier life of the platform unpacked a tarball in. */
    private void removeUnlessUsed(Path directory) throws IOException {
        if (Files.getLastModifiedTime(directory).toInstant().isBefore(began)) {
            new IntoDirectory(directory).close();
        }
    }

    private static void removeIfOlder(Path file, Instant limit) throws IOException {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException alreadyGone) {
            // An upload that has just come to its end.
        }
    }

    private Path file(UUID id) {
        return config.directory().resolve(id + ".tgz");
    }
}
