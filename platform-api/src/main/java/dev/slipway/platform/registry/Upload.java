package dev.slipway.platform.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A blob on its way in: a folder with the bytes so far and the repository that they are for. The digest is computed
 * while they stream. One request writes at a time; another one waits for a moment and is then refused.
 */
final class Upload {
    static final String DATA = "data";
    private static final int BUFFER_BYTES = 128 * 1024;
    private static final int LOCK_SECONDS = 10;

    private final UUID id;
    private final RepositoryName repository;
    private final Path directory;
    private final ReentrantLock writing = new ReentrantLock();
    private final MessageDigest sha256 = Digest.sha256();
    /** Written under the lock, read by anyone. */
    private volatile long size;

    Upload(UUID id, RepositoryName repository, Path directory) {
        this.id = id;
        this.repository = repository;
        this.directory = directory;
    }

    /** Takes up what an earlier process received: the digest has to be computed anew. */
    void resume() throws IOException {
        if (!Files.exists(data())) {
            return;
        }
        try (InputStream in = Files.newInputStream(data())) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
                received(read);
            }
        }
    }

    UUID id() {
        return id;
    }

    RepositoryName repository() {
        return repository;
    }

    Path directory() {
        return directory;
    }

    Path data() {
        return directory.resolve(DATA);
    }

    /** Bytes received so far. */
    long size() {
        return size;
    }

    /** @throws RegistryException if another request holds it for longer than a few seconds */
    <T> T exclusively(Step<T> step) throws IOException {
        try {
            if (!writing.tryLock(LOCK_SECONDS, TimeUnit.SECONDS)) {
                throw new RegistryException(
                        ErrorCode.BLOB_UPLOAD_INVALID,
                        409,
                        "another request is writing upload " + id + ": wait for it, then ask for the upload's status");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for upload " + id, e);
        }
        try {
            return step.run();
        } finally {
            writing.unlock();
        }
    }

    /**
     * Appends a body to its end. If the client goes away in between, what came stays, and can be resumed. If the disk
     * fails, a {@link StorageException} says so.
     *
     * @param limit the most bytes that the whole upload may have
     */
    void append(InputStream body, long limit) throws IOException {
        try (FileChannel file = openAtEnd()) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                if (size + read > limit) {
                    throw new RegistryException(
                            ErrorCode.SIZE_INVALID, 413, "the blob is larger than the limit of " + limit + " bytes");
                }
                write(file, ByteBuffer.wrap(buffer, 0, read));
                sha256.update(buffer, 0, read);
                received(read);
            }
        }
    }

    /** Forces the bytes to disk and compares their digest. After that nothing can be appended. */
    void verify(Digest expected) throws IOException {
        try (FileChannel file = openAtEnd()) {
            file.force(true);
        } catch (IOException e) {
            throw new StorageException("could not force upload " + id + " to disk", e);
        }
        Digest actual = Digest.of(sha256);
        if (!actual.equals(expected)) {
            throw new RegistryException(
                    ErrorCode.DIGEST_INVALID,
                    "the " + size + " bytes received have the digest " + actual + ", not " + expected
                            + " as announced: upload the blob again");
        }
    }

    private void received(int bytes) {
        long total = size + bytes;
        size = total;
    }

    private FileChannel openAtEnd() throws IOException {
        try {
            return FileChannel.open(data(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (NoSuchFileException e) {
            throw new RegistryException(
                    ErrorCode.BLOB_UPLOAD_UNKNOWN, "upload " + id + " was cancelled or has expired: start a new one");
        } catch (IOException e) {
            throw new StorageException("could not open the file of upload " + id, e);
        }
    }

    private void write(FileChannel file, ByteBuffer bytes) throws StorageException {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new StorageException("could not write upload " + id + " after " + size + " bytes", e);
        }
    }

    /** Something to do while no other request writes. */
    interface Step<T> {
        T run() throws IOException;
    }
}
