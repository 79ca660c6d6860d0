package dev.slipway.platform.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GarbageCollectorTest {
    private static final ManifestKeeper NOTHING = (repository, digest, tags) -> false;

    @TempDir
    Path directory;

    private final MovingClock clock = new MovingClock();
    private TestRegistry server;
    private RegistryClient admin;
    private Registry registry;

    @BeforeEach
    void start() throws IOException {
        server = new TestRegistry(directory, 0, clock, TestRegistry.MAX_BLOB_BYTES);
        admin = new RegistryClient(server.port(), "admin");
        registry = server.registry(Duration.ofHours(24));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void removesImagesThatNobodyKeepsAndOnlyThose() throws IOException {
        Digest old = admin.pushImage("apps/one", "v1", "old layer");
        Digest live = admin.pushImage("apps/one", "v2", "live layer");
        clock.advance(Duration.ofHours(25));
        Collected collected = registry.collectGarbage((repository, digest, tags) -> tags.contains("v2"));
        assertEquals(1, collected.manifests());
        assertEquals(1, collected.links());
        assertEquals(Manifests.image("old layer").length() + "old layer".length(), collected.bytes());
        assertFalse(registry.hasManifest("apps/one", old.toString()));
        assertTrue(registry.hasManifest("apps/one", live.toString()));
        assertEquals(
                Optional.of(10L),
                registry.blobSize("apps/one", Manifests.digest("live layer").toString()));
        assertTrue(server.storage().blobs().size(Manifests.digest("old layer")).isEmpty());
    }

    @Test
    void leavesWhatIsYoungerThanTheGrace() {
        Digest digest = admin.pushImage("one", "v1", "layer");
        admin.push("one", "a layer whose manifest comes soon");
        assertEquals(new Collected(0, 0, 0), registry.collectGarbage(NOTHING));
        assertTrue(registry.hasManifest("one", digest.toString()));
    }

    @Test
    void leavesAnOldBlobThatAPushHasJustAskedFor() {
        Digest layer = admin.push("one", "layer");
        clock.advance(Duration.ofHours(25));
        assertEquals(200, admin.send("HEAD", "/v2/one/blobs/" + layer).statusCode());
        registry.collectGarbage(NOTHING);
        admin.push("one", "{}");
        assertEquals(
                201, admin.pushManifest("one", "v1", Manifests.image("layer")).statusCode());
    }

    @Test
    void keepsTheEntriesOfAnIndexAndWhatIsAttached() {
        Digest image = admin.pushImage("one", "tmp", "layer");
        String attached = Manifests.image(
                "layer", ",\"subject\":" + Manifests.descriptor(Manifest.OCI_MANIFEST, Manifests.image("layer")));
        admin.pushManifest("one", Manifests.digest(attached).toString(), attached);
        String index = Manifests.index(Manifests.image("layer"));
        admin.pushManifest("one", "all", index);
        clock.advance(Duration.ofHours(25));
        registry.collectGarbage((repository, digest, tags) -> tags.contains("all"));
        assertTrue(registry.hasManifest("one", image.toString()));
        assertTrue(registry.hasManifest("one", Manifests.digest(attached).toString()));
    }

    @Test
    void keepsContentThatAnotherRepositoryHas() {
        Digest layer = admin.push("one", "layer");
        admin.pushImage("two", "v1", "layer");
        registry.deleteRepository("one");
        assertTrue(registry.blobSize("one", layer.toString()).isEmpty());
        clock.advance(Duration.ofHours(25));
        registry.collectGarbage((repository, digest, tags) -> true);
        assertEquals(Optional.of(5L), registry.blobSize("two", layer.toString()));
    }

    @Test
    void freesADeletedRepositoryAndLeavesThoseBelowIt() throws IOException {
        admin.pushImage("apps", "v1", "parent");
        Digest below = admin.pushImage("apps/one", "v1", "child");
        admin.startUpload("apps");
        registry.deleteRepository("apps");
        assertTrue(Disk.list(directory.resolve("uploads")).isEmpty());
        assertEquals(404, admin.get("/v2/apps/tags/list").statusCode());
        clock.advance(Duration.ofHours(25));
        assertTrue(registry.collectGarbage((repository, digest, tags) -> true).bytes() > 0);
        assertTrue(registry.hasManifest("apps/one", below.toString()));
        registry.deleteRepository("apps/one");
        registry.deleteRepository("apps/one");
        assertTrue(Disk.list(directory.resolve("repositories")).isEmpty());
    }

    @Test
    void freesADeletedRepositoryWithAllBelowIt() {
        admin.pushImage("apps/one", "v1", "parent");
        Digest below = admin.pushImage("apps/one/web", "v1", "child");
        Digest beside = admin.pushImage("apps/one-more", "v1", "other");
        registry.deleteRepositories("apps/one");
        assertEquals(404, admin.get("/v2/apps/one/tags/list").statusCode());
        assertFalse(registry.hasManifest("apps/one/web", below.toString()));
        assertTrue(registry.hasManifest("apps/one-more", beside.toString()));
        registry.deleteRepositories("apps/none");
    }

    @Test
    void removesNothingMoreOnceTheKeeperFails() {
        Digest digest = admin.pushImage("one", "v1", "layer");
        clock.advance(Duration.ofHours(25));
        assertThrows(
                IllegalStateException.class,
                () -> registry.collectGarbage((repository, manifest, tags) -> {
                    throw new IllegalStateException("the database is away");
                }));
        assertTrue(registry.hasManifest("one", digest.toString()));
    }

    @Test
    void removesUploadsThatNothingCameForInADay() throws IOException {
        String abandoned = admin.startUpload("one");
        assertEquals(0, registry.removeExpiredUploads());
        clock.advance(Duration.ofHours(25));
        assertEquals(1, registry.removeExpiredUploads());
        assertEquals(404, admin.get(abandoned).statusCode());
        assertTrue(Disk.list(directory.resolve("uploads")).isEmpty());
    }

    /** Each push finds its layer just beyond the grace, and perhaps collected, with a collection under way. */
    @Test
    void losesNoImageWhilePushesRunBesideIt() throws Exception {
        AtomicBoolean pushing = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> freed = threads.submit(() -> {
                long bytes = 0;
                while (pushing.get()) {
                    bytes += registry.collectGarbage(NOTHING).bytes();
                }
                return bytes;
            });
            try {
                for (int push = 0; push < 10; push++) {
                    clock.advance(Duration.ofHours(13));
                    String layer = "layer " + push % 2;
                    Digest digest = admin.pushImage("one", "v1", layer);
                    assertTrue(registry.hasManifest("one", digest.toString()));
                    assertEquals(layer, RegistryClient.text(admin.get("/v2/one/blobs/" + Manifests.digest(layer))));
                }
            } finally {
                pushing.set(false);
            }
            assertTrue(freed.get() > 0);
        }
    }

    /** Starts now, since files that are made get the system's time, and can be moved on. */
    private static final class MovingClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        void advance(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
