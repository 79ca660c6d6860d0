package dev.slipway.platform.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageTest {
    private static final RepositoryName ONE = new RepositoryName("apps/one");

    @TempDir
    Path directory;

    @Test
    void keepsABlobOnlyUnderItsDigestAndLinked() throws IOException {
        RegistryStorage storage = open();
        Digest digest = push(storage, "hello");
        assertEquals(Optional.of(5L), storage.repositories().blobSize(ONE, digest));
        assertEquals("hello", Files.readString(storage.blobs().path(digest)));
        assertTrue(
                Files.exists(directory.resolve("blobs/sha256/" + digest.hex().substring(0, 2) + "/" + digest.hex())));
        assertTrue(Files.exists(directory.resolve("repositories/apps/one/_blobs/sha256/" + digest.hex())));
        assertTrue(Disk.list(directory.resolve("uploads")).isEmpty());
        assertTrue(Disk.list(directory.resolve("tmp")).isEmpty());
    }

    @Test
    void continuesAnUploadAfterARestart() throws IOException {
        Upload before = open().uploads().start(ONE);
        before.append(bytes("hel"), 100);
        RegistryStorage restarted = open();
        Upload after = restarted.uploads().find(ONE, before.id().toString());
        assertEquals(3, after.size());
        after.append(bytes("lo"), 100);
        after.verify(Manifests.digest("hello"));
        restarted.repositories().addBlob(ONE, Manifests.digest("hello"), after.data());
        assertEquals(Optional.of(5L), restarted.repositories().blobSize(ONE, Manifests.digest("hello")));
    }

    @Test
    void clearsWhatACrashLeftAndTakesItForNoBlob() throws IOException {
        RegistryStorage storage = open();
        Digest digest = push(storage, "hello");
        Path half = Files.writeString(directory.resolve("tmp/half"), "he");
        Path unborn = Files.createDirectory(directory.resolve("uploads/5f0c52f4-7f4c-4b0e-93a5-2f1d8bb3e1aa"));
        Files.createFile(unborn.resolve("repository"));
        RegistryStorage restarted = open();
        assertFalse(Files.exists(half));
        assertEquals(List.of(digest), restarted.blobs().all());
        assertThrows(
                RegistryException.class,
                () -> restarted.uploads().find(ONE, unborn.getFileName().toString()));
        assertEquals(
                1,
                restarted.uploads().discardOlderThan(Clock.systemUTC().instant().plusSeconds(60)));
        assertFalse(Files.exists(unborn));
    }

    @Test
    void doesNotShowABlobWhoseLinkACrashPrevented() throws IOException {
        RegistryStorage storage = open();
        Digest digest = storage.blobs().write("hello".getBytes(UTF_8));
        assertTrue(storage.repositories().blobSize(ONE, digest).isEmpty());
        push(storage, "hello");
        assertEquals(Optional.of(5L), storage.repositories().blobSize(ONE, digest));
    }

    @Test
    void healsABlobThatWasDamagedWhenItIsPushedAgain() throws IOException {
        RegistryStorage storage = open();
        Digest digest = push(storage, "hello");
        Files.writeString(storage.blobs().path(digest), "damage");
        push(storage, "hello");
        assertEquals("hello", Files.readString(storage.blobs().path(digest)));
    }

    @Test
    void takesOneBlobFromManyUploadsAtOnce() throws Exception {
        RegistryStorage storage = open();
        String content = "layer ".repeat(100_000);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Digest>> pushes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                pushes.add(threads.submit(() -> {
                    start.await();
                    return push(storage, content);
                }));
            }
            start.countDown();
            for (Future<Digest> push : pushes) {
                assertArrayEquals(
                        content.getBytes(UTF_8),
                        Files.readAllBytes(storage.blobs().path(push.get())));
            }
        }
        assertEquals(1, storage.blobs().all().size());
        assertTrue(Disk.list(directory.resolve("uploads")).isEmpty());
    }

    @Test
    void keepsWhatCameBeforeTheClientWentAway() throws IOException {
        Upload upload = open().uploads().start(ONE);
        InputStream gone = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new ClientGoneException(new IOException("reset"));
            }
        };
        assertThrows(IOException.class, () -> upload.append(new SequenceInputStream(bytes("hel"), gone), 100));
        assertEquals(3, upload.size());
        upload.append(bytes("lo"), 100);
        upload.verify(Manifests.digest("hello"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "..", "a/../b", "/etc", "a//b", "a/", ".hidden", "_blobs", "a/_tags", "Upper", "a b", "a\0", "é"
            })
    void refusesNamesThatCouldLeaveTheirFolder(String name) {
        assertThrows(RegistryException.class, () -> new RepositoryName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "apps/0b9c", "a.b_c__d---e/f", "0"})
    void takesNamesOfTheSpecification(String name) {
        assertEquals(name, new RepositoryName(name).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", ".a", "a/b", "-a", "a:b"})
    void refusesTagsThatAreNone(String tag) {
        assertThrows(RegistryException.class, () -> new Tag(tag));
    }

    @Test
    void letsRequestsWriteAnUploadOneAfterTheOther() throws Exception {
        Upload upload = open().uploads().start(ONE);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> first = threads.submit(() -> upload.exclusively(() -> {
                held.countDown();
                await(release);
                upload.append(bytes("hel"), 100);
                return upload.size();
            }));
            held.await();
            Future<Long> second = threads.submit(() -> upload.exclusively(() -> {
                upload.append(bytes("lo"), 100);
                return upload.size();
            }));
            release.countDown();
            assertEquals(3, first.get());
            assertEquals(5, second.get());
        }
        upload.verify(Manifests.digest("hello"));
    }

    @Test
    void refusesAnUploadThatWasDiscardedMeanwhile() throws IOException {
        RegistryStorage storage = open();
        Upload upload = storage.uploads().start(ONE);
        storage.uploads().discardAll(ONE);
        assertThrows(RegistryException.class, () -> upload.append(bytes("late"), 100));
        storage.uploads().discard(upload);
        assertTrue(Disk.list(directory.resolve("uploads")).isEmpty());
    }

    @Test
    void deletesAManifestThatIsDamagedAndNeverCollectsOnItsAccount() throws IOException {
        RegistryStorage storage = open();
        push(storage, "{}");
        push(storage, "layer");
        byte[] content = Manifests.image("layer").getBytes(UTF_8);
        Digest digest = storage.repositories()
                .addManifest(ONE, Manifest.parse(content, ""), content, Optional.of(new Tag("v1")));
        Files.writeString(storage.blobs().path(digest), "damage");
        GarbageCollector collector = new GarbageCollector(storage, Duration.ofDays(-1));
        assertThrows(IOException.class, () -> collector.collect((repository, manifest, tags) -> true));
        assertTrue(
                storage.repositories().blobSize(ONE, Manifests.digest("layer")).isPresent());
        assertTrue(storage.repositories().deleteManifest(ONE, digest));
        assertTrue(storage.repositories().tags(ONE).isEmpty());
    }

    @Test
    void keepsASecondProcessOutOfTheDirectory() throws IOException {
        try (DirectoryLock first = DirectoryLock.take(directory)) {
            assertTrue(first.channel().isOpen());
            IOException refused = assertThrows(IOException.class, () -> DirectoryLock.take(directory));
            assertTrue(refused.getMessage().contains("another process uses it"));
        }
        DirectoryLock.take(directory).close();
    }

    @Test
    void recognisesAFullDisk() {
        IOException full = new IOException("No space left on device");
        assertTrue(StorageException.isDiskFull(new StorageException("could not write", full)));
        assertFalse(StorageException.isDiskFull(new StorageException("could not write", new IOException("EIO"))));
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private RegistryStorage open() throws IOException {
        return RegistryStorage.open(directory, Clock.systemUTC());
    }

    private static Digest push(RegistryStorage storage, String content) throws IOException {
        Upload upload = storage.uploads().start(ONE);
        upload.append(bytes(content), Long.MAX_VALUE);
        Digest digest = Manifests.digest(content);
        upload.verify(digest);
        storage.repositories().addBlob(ONE, digest, upload.data());
        storage.uploads().discard(upload);
        return digest;
    }

    private static InputStream bytes(String content) {
        return new ByteArrayInputStream(content.getBytes(UTF_8));
    }
}
