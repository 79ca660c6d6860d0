package dev.slipway.platform.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Content by its digest: {@code blobs/sha256/ab/abcd…}. A file comes there only by a rename once it is whole, verified
 * and on disk, so a crash at any point leaves either all of a blob or nothing. Thread-safe; knows no repositories.
 */
final class BlobStore {
    private static final int PREFIX_DIGITS = 2;

    private final Path blobs;
    private final Path temporary;
    private final Clock clock;

    /** Makes the folders, and removes the temporary files of a process that ended before it could. */
    BlobStore(Path directory, Clock clock) throws IOException {
        this.blobs = directory.resolve("blobs").resolve(Digest.ALGORITHM);
        this.temporary = directory.resolve("tmp");
        this.clock = clock;
        Disk.createDirectories(blobs);
        Disk.createDirectories(temporary);
        for (Path leftover : Disk.list(temporary)) {
            Disk.deleteTree(leftover);
        }
    }

    /** Takes a folder out of everyone's sight at once, then removes it; false if somebody else did. */
    boolean discardFolder(Path folder) throws IOException {
        Path hidden = temporary.resolve(UUID.randomUUID().toString());
        try {
            Files.move(folder, hidden, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return false;
        }
        Disk.deleteTree(hidden);
        return true;
    }

    Path path(Digest digest) {
        return blobs.resolve(digest.hex().substring(0, PREFIX_DIGITS)).resolve(digest.hex());
    }

    /** The size in bytes; empty if there is no such blob. */
    Optional<Long> size(Digest digest) throws IOException {
        try {
            return Optional.of(Files.size(path(digest)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    Optional<byte[]> read(Digest digest) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(path(digest)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Takes over a file that is verified and forced to disk. A blob that is there already is replaced by its equal. */
    void take(Path verified, Digest digest) throws IOException {
        Files.setLastModifiedTime(verified, now());
        Disk.moveInto(verified, path(digest));
    }

    Digest write(byte[] content) throws IOException {
        Digest digest = Digest.of(content);
        Path target = path(digest);
        writeAtomically(target, content);
        return digest;
    }

    /** Puts a small file anywhere in the store's file system, whole or not at all. */
    void writeAtomically(Path target, byte[] content) throws IOException {
        Path file = temporary.resolve(UUID.randomUUID().toString());
        Disk.writeNew(file, content);
        try {
            Files.setLastModifiedTime(file, now());
            Disk.moveInto(file, target);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Marks a file as used now, which keeps the garbage collector from it for its grace. False if it is gone. */
    boolean touch(Path file) throws IOException {
        try {
            Files.setLastModifiedTime(file, now());
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    boolean deleteIfOlder(Path file, Instant cutoff) throws IOException {
        try {
            if (!Files.getLastModifiedTime(file).toInstant().isBefore(cutoff)) {
                return false;
            }
        } catch (NoSuchFileException e) {
            return false;
        }
        return Files.deleteIfExists(file);
    }

    List<Digest> all() throws IOException {
        List<Digest> found = new ArrayList<>();
        for (Path prefix : Disk.list(blobs)) {
            for (Path blob : Disk.list(prefix)) {
                Digest.ofHex(blob.getFileName().toString()).ifPresent(found::add);
            }
        }
        return found;
    }

    private FileTime now() {
        return FileTime.from(clock.instant());
    }
}
