package dev.slipway.platform.registry;

import static dev.slipway.platform.registry.RegistryClient.header;
import static dev.slipway.platform.registry.RegistryClient.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobProtocolTest {
    @TempDir
    Path directory;

    private TestRegistry registry;
    private RegistryClient admin;

    @BeforeEach
    void start() throws IOException {
        registry = TestRegistry.start(directory);
        admin = new RegistryClient(registry.port(), "admin");
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void asksForACredentialAndNamesTheProtocol() {
        HttpResponse<byte[]> refused = new RegistryClient(registry.port(), "").get("/v2/");
        assertEquals(401, refused.statusCode());
        assertTrue(header(refused, "WWW-Authenticate").orElseThrow().startsWith("Basic realm=\"Slipway\""));
        assertEquals(
                "registry/2.0",
                header(refused, "Docker-Distribution-Api-Version").orElseThrow());
        assertTrue(text(refused).startsWith("{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\""));
        assertEquals(
                401, new RegistryClient(registry.port(), "stranger").get("/v2/").statusCode());
        assertEquals(200, admin.get("/v2/").statusCode());
    }

    @Test
    void takesABlobInOneRequestAndGivesItBack() {
        Digest digest = admin.push("apps/one/web", "hello");
        HttpResponse<byte[]> blob = admin.get("/v2/apps/one/web/blobs/" + digest);
        assertEquals("hello", text(blob));
        assertEquals(digest.toString(), header(blob, "Docker-Content-Digest").orElseThrow());
        HttpResponse<byte[]> head = admin.send("HEAD", "/v2/apps/one/web/blobs/" + digest);
        assertEquals("5", header(head, "Content-Length").orElseThrow());
        String escaped = digest.toString().replace(":", "%3A");
        assertEquals(200, admin.get("/v2/apps/one/web/blobs/" + escaped).statusCode());
    }

    @Test
    void takesABlobOfManyBuffersInChunksAndTellsItsProgress() {
        byte[] content = new byte[3_000_000];
        new Random(7).nextBytes(content);
        byte[] first = Arrays.copyOfRange(content, 0, 2_000_000);
        byte[] second = Arrays.copyOfRange(content, 2_000_000, content.length);
        String upload = admin.startUpload("one");
        HttpResponse<byte[]> chunk = admin.send("PATCH", upload, first, "Content-Range", "0-1999999");
        assertEquals(202, chunk.statusCode(), text(chunk));
        HttpResponse<byte[]> status = admin.get(upload);
        assertEquals(204, status.statusCode());
        assertEquals("0-1999999", header(status, "Range").orElseThrow());
        Digest digest = Digest.of(content);
        HttpResponse<byte[]> done = admin.send("PUT", upload + "?digest=" + digest, second);
        assertEquals(201, done.statusCode(), text(done));
        assertArrayEquals(content, admin.get("/v2/one/blobs/" + digest).body());
        assertEquals(404, admin.get(upload).statusCode());
    }

    @Test
    void refusesAChunkThatDoesNotContinueTheUploadAndKeepsWhatItHas() {
        String upload = admin.startUpload("one");
        admin.send("PATCH", upload, "hello".getBytes(UTF_8), "Content-Range", "0-4");
        HttpResponse<byte[]> gap = admin.send("PATCH", upload, "x".getBytes(UTF_8), "Content-Range", "7-7");
        assertEquals(416, gap.statusCode());
        assertEquals("0-4", header(gap, "Range").orElseThrow());
        HttpResponse<byte[]> wrong = admin.send("PATCH", upload, "x".getBytes(UTF_8), "Content-Range", "5-9");
        assertEquals(400, wrong.statusCode());
        assertEquals(
                416,
                admin.send("PATCH", upload, "x".getBytes(UTF_8), "Content-Range", "?")
                        .statusCode());
        Digest digest = Manifests.digest("hello");
        assertEquals(201, admin.send("PUT", upload + "?digest=" + digest).statusCode());
    }

    @Test
    void forgetsAnUploadThatIsCancelled() throws IOException {
        String upload = admin.startUpload("one");
        assertEquals(404, admin.get(upload.replace("/one/", "/two/")).statusCode());
        assertEquals(204, admin.send("DELETE", upload).statusCode());
        assertEquals(404, admin.send("PATCH", upload, "x".getBytes(UTF_8)).statusCode());
        assertTrue(Disk.list(directory.resolve("uploads")).isEmpty());
    }

    @Test
    void refusesABlobWhoseDigestIsAnotherAndLeavesNothing() throws IOException {
        Digest other = Manifests.digest("other");
        HttpResponse<byte[]> refused =
                admin.send("POST", "/v2/one/blobs/uploads/?digest=" + other, "hello".getBytes(UTF_8));
        assertEquals(400, refused.statusCode());
        assertTrue(text(refused).contains("DIGEST_INVALID"), text(refused));
        assertEquals(404, admin.get("/v2/one/blobs/" + other).statusCode());
        assertTrue(Disk.list(directory.resolve("uploads")).isEmpty());
        assertEquals(
                400,
                admin.send("POST", "/v2/one/blobs/uploads/?digest=sha512:00", new byte[0])
                        .statusCode());
    }

    @Test
    void refusesABlobOverTheLimitAndServesOnTheSameConnection() throws IOException {
        try (TestRegistry small = new TestRegistry(directory.resolve("small"), 0, Clock.systemUTC(), 1000)) {
            RegistryClient client = new RegistryClient(small.port(), "admin");
            String upload = client.startUpload("one");
            assertEquals(413, client.send("PATCH", upload, new byte[2_000_000]).statusCode());
            assertEquals(200, client.get("/v2/").statusCode());
        }
    }

    @Test
    void givesPartsOfABlob() {
        String path = "/v2/one/blobs/" + admin.push("one", "0123456789");
        HttpResponse<byte[]> middle = admin.get(path, "Range", "bytes=2-4");
        assertEquals(206, middle.statusCode());
        assertEquals("bytes 2-4/10", header(middle, "Content-Range").orElseThrow());
        assertEquals("234", text(middle));
        assertEquals("89", text(admin.get(path, "Range", "bytes=-2")));
        assertEquals("789", text(admin.get(path, "Range", "bytes=7-99")));
        assertEquals("0123456789", text(admin.get(path, "Range", "bytes=1-2,4-5")));
        assertEquals(416, admin.get(path, "Range", "bytes=10-").statusCode());
    }

    @Test
    void mountsABlobOnlyFromARepositoryThatTheCallerMayPull() {
        Digest shared = admin.push("apps/one", "shared");
        Digest hidden = admin.push("apps/two", "hidden");
        String mount = "/v2/apps/one/web/blobs/uploads/?mount=";
        RegistryClient one = new RegistryClient(registry.port(), "one");
        assertEquals(201, one.send("POST", mount + shared + "&from=apps/one").statusCode());
        assertEquals(200, one.get("/v2/apps/one/web/blobs/" + shared).statusCode());
        assertEquals(202, one.send("POST", mount + hidden + "&from=apps/two").statusCode());
        assertEquals(202, one.send("POST", mount + hidden).statusCode());
        assertEquals(404, one.get("/v2/apps/one/web/blobs/" + hidden).statusCode());
    }

    @Test
    void showsABlobOnlyInRepositoriesThatPushedIt() {
        Digest digest = admin.push("apps/two", "hidden");
        assertEquals(404, admin.get("/v2/apps/one/blobs/" + digest).statusCode());
        RegistryClient one = new RegistryClient(registry.port(), "one");
        assertEquals(403, one.get("/v2/apps/two/blobs/" + digest).statusCode());
        RegistryClient reader = new RegistryClient(registry.port(), "reader");
        assertEquals(200, reader.get("/v2/apps/two/blobs/" + digest).statusCode());
        HttpResponse<byte[]> denied = reader.send("DELETE", "/v2/apps/two/blobs/" + digest);
        assertEquals(403, denied.statusCode());
        assertTrue(text(denied).contains("\"DENIED\""));
    }

    @Test
    void refusesNamesThatAreNone() {
        String digest = "/blobs/" + Manifests.digest("x");
        assertEquals(400, admin.get("/v2/One" + digest).statusCode());
        assertEquals(400, admin.get("/v2/a/%2e%2e/b" + digest).statusCode());
        assertEquals(400, admin.get("/v2/a/_blobs" + digest).statusCode());
        assertEquals(400, admin.get("/v2/" + "a".repeat(300) + digest).statusCode());
        assertEquals(404, admin.get("/v2/_catalog").statusCode());
        assertEquals(405, admin.send("PATCH", "/v2/a" + digest).statusCode());
    }

    @Test
    void deletesABlobUnlessAManifestNeedsIt() {
        Digest manifest = admin.pushImage("one", "latest", "layer");
        String layer = "/v2/one/blobs/" + Manifests.digest("layer");
        assertEquals(405, admin.send("DELETE", layer).statusCode());
        assertEquals(202, admin.send("DELETE", "/v2/one/manifests/" + manifest).statusCode());
        assertEquals(202, admin.send("DELETE", layer).statusCode());
        assertEquals(404, admin.send("DELETE", layer).statusCode());
    }
}
