package dev.slipway.platform.registry;

import static dev.slipway.platform.registry.RegistryClient.header;
import static dev.slipway.platform.registry.RegistryClient.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestProtocolTest {
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
    void givesAManifestByTagAndByDigestToTheLetter() {
        Digest digest = admin.pushImage("apps/one", "v1", "layer");
        for (String reference : new String[] {"v1", digest.toString()}) {
            HttpResponse<byte[]> manifest = admin.get("/v2/apps/one/manifests/" + reference);
            assertEquals(Manifests.image("layer"), text(manifest));
            assertEquals(Manifest.OCI_MANIFEST, header(manifest, "Content-Type").orElseThrow());
            assertEquals(
                    digest.toString(), header(manifest, "Docker-Content-Digest").orElseThrow());
            HttpResponse<byte[]> head = admin.send("HEAD", "/v2/apps/one/manifests/" + reference);
            assertEquals(200, head.statusCode());
            assertEquals(
                    String.valueOf(Manifests.image("layer").length()),
                    header(head, "Content-Length").orElseThrow());
        }
        assertEquals(404, admin.get("/v2/apps/one/manifests/v2").statusCode());
        assertEquals(404, admin.get("/v2/apps/one/manifests/.INVALID_NAME").statusCode());
        assertEquals(404, admin.get("/v2/apps/two/manifests/" + digest).statusCode());
    }

    @Test
    void refusesAManifestWhoseContentTheRepositoryLacks() {
        admin.push("one", "{}");
        admin.push("two", "layer");
        HttpResponse<byte[]> refused = admin.pushManifest("one", "v1", Manifests.image("layer"));
        assertEquals(404, refused.statusCode());
        assertTrue(text(refused).contains("MANIFEST_BLOB_UNKNOWN"), text(refused));
        assertTrue(text(refused).contains(Manifests.digest("layer").toString()));
        assertEquals(404, admin.pushManifest("one", "v1", Manifests.index("{}")).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not JSON",
                "[]",
                "{\"schemaVersion\":1}",
                "{\"schemaVersion\":2,\"mediaType\":\"text/html\"}",
                "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"layers\":[]}",
                "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\"}",
                "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":[{}]}",
                "{\"schemaVersion\":2,\"schemaVersion\":2}"
            })
    void refusesWhatIsNoManifest(String manifest) {
        HttpResponse<byte[]> refused = admin.pushManifest("one", "v1", manifest);
        assertEquals(400, refused.statusCode());
        assertTrue(text(refused).contains("MANIFEST_INVALID"), text(refused));
    }

    @Test
    void refusesAManifestUnderAnotherDigestOfAnotherTypeOrTooLarge() {
        admin.pushImage("one", "v1", "layer");
        String manifest = Manifests.image("layer");
        assertEquals(
                400,
                admin.pushManifest("one", Manifests.digest("x").toString(), manifest)
                        .statusCode());
        HttpResponse<byte[]> otherType = admin.send(
                "PUT", "/v2/one/manifests/v1", manifest.getBytes(UTF_8), "Content-Type", Manifest.DOCKER_MANIFEST);
        assertEquals(400, otherType.statusCode());
        byte[] large = new byte[ManifestEndpoint.MAX_BYTES + 1];
        assertEquals(413, admin.send("PUT", "/v2/one/manifests/v1", large).statusCode());
        assertEquals(400, admin.pushManifest("one", "-not-a-tag", manifest).statusCode());
    }

    @Test
    void refusesAManifestThatLiesAboutASize() {
        admin.push("one", "layer");
        admin.push("one", "{}");
        String lie = Manifests.image("layer").replace("\"size\":5", "\"size\":6");
        HttpResponse<byte[]> refused = admin.pushManifest("one", "v1", lie);
        assertEquals(400, refused.statusCode());
        assertTrue(text(refused).contains("but it has 5"), text(refused));
    }

    @Test
    void keepsIndexesOfManifestsThatAreThere() {
        admin.pushImage("one", "v1", "layer");
        String index = Manifests.index(Manifests.image("layer"));
        assertEquals(201, admin.pushManifest("one", "all", index).statusCode());
        HttpResponse<byte[]> found = admin.get("/v2/one/manifests/all");
        assertEquals(Manifest.OCI_INDEX, header(found, "Content-Type").orElseThrow());
    }

    @Test
    void listsTagsInOrderAndInPages() {
        assertEquals(404, admin.get("/v2/one/tags/list").statusCode());
        for (String tag : new String[] {"b", "A", "c"}) {
            admin.pushImage("one", tag, "layer");
        }
        assertEquals("{\"name\":\"one\",\"tags\":[\"A\",\"b\",\"c\"]}", text(admin.get("/v2/one/tags/list")));
        HttpResponse<byte[]> page = admin.get("/v2/one/tags/list?n=2");
        assertEquals("{\"name\":\"one\",\"tags\":[\"A\",\"b\"]}", text(page));
        assertEquals(
                "</v2/one/tags/list?n=2&last=b>; rel=\"next\"",
                header(page, "Link").orElseThrow());
        HttpResponse<byte[]> last = admin.get("/v2/one/tags/list?n=2&last=b");
        assertEquals("{\"name\":\"one\",\"tags\":[\"c\"]}", text(last));
        assertTrue(header(last, "Link").isEmpty());
        assertEquals("{\"name\":\"one\",\"tags\":[]}", text(admin.get("/v2/one/tags/list?n=0")));
        assertEquals(400, admin.get("/v2/one/tags/list?n=many").statusCode());
    }

    @Test
    void deletesATagAloneAndAManifestWithItsTags() {
        Digest digest = admin.pushImage("one", "v1", "layer");
        admin.pushImage("one", "v2", "layer");
        assertEquals(202, admin.send("DELETE", "/v2/one/manifests/v1").statusCode());
        assertEquals(404, admin.send("DELETE", "/v2/one/manifests/v1").statusCode());
        assertEquals(200, admin.get("/v2/one/manifests/v2").statusCode());
        assertEquals(202, admin.send("DELETE", "/v2/one/manifests/" + digest).statusCode());
        assertEquals(404, admin.get("/v2/one/manifests/v2").statusCode());
        assertEquals("{\"name\":\"one\",\"tags\":[]}", text(admin.get("/v2/one/tags/list")));
    }

    @Test
    void listsWhatRefersToAManifest() {
        Digest subject = admin.pushImage("one", "v1", "layer");
        String attached = Manifests.image(
                "layer",
                ",\"artifactType\":\"application/x-sbom\",\"annotations\":{\"made\":\"today\"},\"subject\":"
                        + Manifests.descriptor(Manifest.OCI_MANIFEST, Manifests.image("layer")));
        HttpResponse<byte[]> pushed =
                admin.pushManifest("one", Manifests.digest(attached).toString(), attached);
        assertEquals(subject.toString(), header(pushed, "OCI-Subject").orElseThrow());

        HttpResponse<byte[]> all = admin.get("/v2/one/referrers/" + subject);
        assertEquals(Manifest.OCI_INDEX, header(all, "Content-Type").orElseThrow());
        assertTrue(text(all).contains(Manifests.digest(attached).toString()), text(all));
        assertTrue(text(all).contains("\"artifactType\":\"application/x-sbom\",\"annotations\":{\"made\":\"today\"}"));
        HttpResponse<byte[]> other = admin.get("/v2/one/referrers/" + subject + "?artifactType=text/plain");
        assertTrue(text(other).contains("\"manifests\":[]"), text(other));
        assertEquals("artifactType", header(other, "OCI-Filters-Applied").orElseThrow());
        admin.send("DELETE", "/v2/one/manifests/" + Manifests.digest(attached));
        assertTrue(text(admin.get("/v2/one/referrers/" + subject)).contains("\"manifests\":[]"));
    }
}
