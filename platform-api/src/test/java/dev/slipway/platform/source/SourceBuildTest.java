package dev.slipway.platform.source;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.model.build.BuildJob;
import dev.slipway.model.build.BuildOutcome;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.build.Builds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tarballs, good and bad, are uploaded and built. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class SourceBuildTest extends SourceFixture {
    @Inject
    Builds builds;

    private static final Map<String, String> WEB = Map.of("web", "node server.js");

    @TempDir
    Path folder;

    @Test
    void buildsAndReleasesAnUploadedTarball() {
        byte[] tarball =
                new Tgz().file("Procfile", "web: x").file("lib/a.txt", "A").bytes();
        String get = upload(tarball);
        build(Map.of(
                        "url",
                        get,
                        "checksum",
                        "SHA256:" + Tgz.sha256(tarball),
                        "version",
                        "v1.2.3",
                        "version_description",
                        "third try"))
                .statusCode(201)
                .body("status", equalTo("pending"))
                .body("source_blob.version", equalTo("v1.2.3"))
                .body("source_blob.url", not(containsString("signature")));
        stage.deployNext(app, WEB);
        api().get(url).then().body("[0].status", equalTo("succeeded")).body("$", hasSize(1));
        api().get("/apps/" + app.name + "/releases/1")
                .then()
                .body("description", equalTo("Deploy v1.2.3"))
                .body("current", equalTo(true));
        assertArrayEquals(tarball, given().get(get(get)).asByteArray());
    }

    @Test
    void givesTheBuilderTheFilesAsTheyLieInTheTarball() throws IOException {
        build(upload(new Tgz()
                        .file("./Procfile", "web: x")
                        .file("./bin/run", "#!/bin/sh")
                        .symbolicLink("./bin/start", "run")
                        .link("./bin/again", TarConstants.LF_LINK, "./bin/run")
                        .file("./.git/config", "[core]")
                        .bytes()))
                .statusCode(201);
        BuildJob job = take();
        job.source().writeTo(folder);
        builds.finish(job.id(), new BuildOutcome.Failed(true, "That was all."));
        assertEquals("web: x", Files.readString(folder.resolve("Procfile")));
        assertEquals("#!/bin/sh", Files.readString(folder.resolve("bin/again")));
        assertEquals(Path.of("run"), Files.readSymbolicLink(folder.resolve("bin/start")));
        assertFalse(Files.exists(folder.resolve(".git")));
    }

    @Test
    void takesTheOneDirectoryOfAGitServersArchiveForItsTop() throws IOException {
        build(upload(new Tgz()
                        .file("shop-1a2b3c/Procfile", "web: x")
                        .file("shop-1a2b3c/lib/a", "A")
                        .bytes()))
                .statusCode(201);
        BuildJob job = take();
        job.source().writeTo(folder);
        builds.finish(job.id(), new BuildOutcome.Failed(true, "That was all."));
        assertTrue(Files.exists(folder.resolve("Procfile")));
    }

    @Test
    void refusesTarballsThatLeadOutOfThemselves() {
        refuses(new Tgz().file("../../etc/passwd", "root"), "leads out of it");
        refuses(new Tgz().file("/etc/passwd", "root"), "leads out of it");
        refuses(new Tgz().file("a/../../b", "root"), "leads out of it");
        refuses(new Tgz().symbolicLink("etc", "/etc"), "leads out of it");
        refuses(new Tgz().symbolicLink("a/up", "../../etc"), "leads out of it");
        refuses(new Tgz().link("passwd", TarConstants.LF_LINK, "/etc/passwd"), "leads out of it");
        refuses(new Tgz().link("passwd", TarConstants.LF_LINK, "shadow"), "which is not in it");
        refuses(new Tgz().symbolicLink("lib", "bin").file("lib/a", "A"), "as a file or link as well");
        refuses(new Tgz().link("null", TarConstants.LF_CHR, ""), "neither a file");
        refuses(new Tgz().file("x".repeat(300), "A"), "too long");
    }

    @Test
    void refusesTarballsThatAreTooLargeOnceUnpacked() {
        refuses(new Tgz().file("zeros", new byte[4 * 1024 * 1024]), "unpacks to more than 3 MB");
        refuses(new Tgz().longName(2 * 1024 * 1024), "a header of more than a megabyte");
        Tgz many = new Tgz();
        for (int i = 0; i <= 500; i++) {
            many.file("file" + i, "");
        }
        refuses(many, "more than 500 files");
        refuses(new Tgz(), "holds no files");
    }

    @Test
    void refusesWhatIsNoTarball() {
        build(upload("PK, a zip".getBytes(StandardCharsets.UTF_8)))
                .statusCode(422)
                .body("message", containsString("no gzipped tarball"));
        byte[] random = new byte[50_000];
        new Random(7).nextBytes(random);
        byte[] tarball =
                new Tgz().file("Procfile", "web: x").file("random", random).bytes();
        build(upload(Arrays.copyOf(tarball, tarball.length / 2)))
                .statusCode(422)
                .body("message", containsString("cut off"));
    }

    @Test
    void refusesAnotherChecksum() {
        String get = upload(new Tgz().file("Procfile", "web: x").bytes());
        build(Map.of("url", get, "checksum", "SHA256:" + "0".repeat(64)))
                .statusCode(422)
                .body("message", containsString("but source_blob.checksum says 0000"));
        build(Map.of("url", get, "checksum", "md5:1"))
                .statusCode(422)
                .body("message", containsString("must be SHA256:"));
        build(Map.of("url", get, "version", "a\nb")).statusCode(422).body("message", containsString("one line"));
        assertTrue(stage.nothingToBuild());
    }

    @Test
    void asksNobodyWhomOnlyThePlatformCanReach() {
        for (String inside : new String[] {
            "http://127.0.0.1:5000/apps",
            "http://2130706433/",
            "http://[::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://169.254.169.254/latest/meta-data",
            "https://10.0.0.1/a.tgz",
            "http://0.0.0.0/"
        }) {
            build(inside).statusCode(422).body("message", containsString("not a public address"));
        }
        build("file:///etc/passwd").statusCode(422).body("message", containsString("http:// or https://"));
        build("ftp://example.com/a.tgz").statusCode(422);
        build("http://user:word@example.com/").statusCode(422);
        build("no url").statusCode(422).body("message", containsString("not a URL"));
        api().body("{}").post(url).then().statusCode(422).body("message", containsString("Say what to build"));
    }

    @Test
    void fetchesFromHostsOfTrustAndLooksAtEachRedirect() throws IOException {
        byte[] tarball = new Tgz().file("Procfile", "web: x").bytes();
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/good", exchange -> {
            exchange.sendResponseHeaders(200, tarball.length);
            exchange.getResponseBody().write(tarball);
            exchange.close();
        });
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/good");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/inside", exchange -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        try {
            String base = "http://localhost:" + server.getAddress().getPort();
            build(base + "/moved").statusCode(201).body("source_blob.url", equalTo(base + "/moved"));
            builds.finish(take().id(), new BuildOutcome.Failed(true, "That was all."));
            build(base + "/inside").statusCode(422).body("message", containsString("not a public address"));
            build(base + "/none").statusCode(422).body("message", containsString("answered with status 404"));
        } finally {
            server.stop(0);
        }
    }

    private void refuses(Tgz tarball, String reason) {
        build(upload(tarball.bytes())).statusCode(422).body("message", containsString(reason));
    }

    private BuildJob take() {
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> builds.take("builder-of-the-test"), Optional::isPresent)
                .orElseThrow();
    }
}
