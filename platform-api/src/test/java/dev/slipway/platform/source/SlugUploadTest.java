package dev.slipway.platform.source;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.rollout.Stage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Apps that were built elsewhere are uploaded and released. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class SlugUploadTest {
    private static final String WEB = "{\"process_types\": {\"web\": \"bin/web\"}}";

    @Inject
    Stage stage;

    @Inject
    TestAssembler assembler;

    @Inject
    SourceConfig config;

    private App app;
    private String url;

    @BeforeEach
    void create() {
        app = stage.createApp();
        url = "/apps/" + app.name;
    }

    @Test
    void aSlugIsUploadedAndReleased() {
        ValidatableResponse made = api().body("""
                        {"process_types": {"web": "bin/web", "worker": "bin/work"}, "commit": "c0ffee",
                         "stack": "bookworm", "buildpack_provided_description": "Ours"}
                        """)
                .post(url + "/slugs")
                .then()
                .statusCode(201)
                .body("blob.method", equalTo("PUT"))
                .body("commit", equalTo("c0ffee"))
                .body("size", nullValue());
        String id = made.extract().path("id");
        api().get(url + "/slugs/" + id).then().statusCode(200).body("blob.method", equalTo("PUT"));
        release(id).statusCode(422).body("message", containsString("has no files yet"));

        put(
                        made.extract().path("blob.url"),
                        new Tgz()
                                .link("./app/tmp/", TarConstants.LF_DIR, "")
                                .file("./app/bin/web", "#!/bin/sh")
                                .symbolicLink("./app/bin/work", "web")
                                .link("./app/bin/again", TarConstants.LF_LINK, "./app/bin/web")
                                .bytes())
                .statusCode(200);

        assertEquals(
                Map.of(
                        "",
                        "/",
                        "bin",
                        "/",
                        "bin/again",
                        "#!/bin/sh",
                        "bin/web",
                        "#!/bin/sh",
                        "bin/work",
                        "-> web",
                        "tmp",
                        "/"),
                assembler.files);
        api().get(url + "/slugs/" + id)
                .then()
                .statusCode(200)
                .body("blob.method", equalTo("GET"))
                .body("size", equalTo(77))
                .body("commit", equalTo("c0ffee"))
                .body("buildpack_provided_description", equalTo("Ours"));
        release(id).statusCode(201).body("slug.id", equalTo(id)).body("description", equalTo("Deploy slug " + id));
        stage.settle(app);
        api().get(url + "/formation").then().body("command", hasSize(2)).body("[0].command", equalTo("bin/web"));
    }

    @Test
    void itsFilesCanBeUploadedOnceAndItsKeyEndsWithThat() {
        String blob = create(WEB).getString("blob.url");
        put(blob, slug()).statusCode(200);
        put(blob, slug()).statusCode(409).body("id", equalTo("conflict"));
        given().auth()
                .preemptive()
                .basic("build", assembler.password)
                .get("/v2/")
                .then()
                .statusCode(401);
    }

    @Test
    void aRefusedUploadLeavesNothingAndCanBeTriedAgain() throws IOException {
        byte[] good = slug();
        JsonPath made =
                create("{\"process_types\": {\"web\": \"w\"}, \"checksum\": \"SHA256:" + Tgz.sha256(good) + "\"}");
        String blob = made.getString("blob.url");
        put(blob, new Tgz().file("./app/x", "y").bytes())
                .statusCode(422)
                .body("message", containsString("but checksum says"));
        put(blob, "no tarball".getBytes(UTF_8)).statusCode(422);
        release(made.getString("id")).statusCode(422);
        assertEquals(0, leftovers());
        put(blob, good).statusCode(200);
        assertEquals(0, leftovers());
        release(made.getString("id")).statusCode(201);
        stage.settle(app);
    }

    @Test
    void refusesWhatIsNoSlug() {
        String blob = create(WEB).getString("blob.url");
        refuse(blob, new Tgz().file("server.js", "x"), "holds server.js");
        refuse(blob, new Tgz().file("./app", "x"), "A slug holds one directory");
        refuse(blob, new Tgz().file("./app/a", "x").file("./etc/passwd", "x"), "holds app, etc");
        refuse(blob, new Tgz(), "holds nothing");
        refuse(blob, new Tgz().file("app/../../x", "x"), "leads out of it");
        refuse(blob, new Tgz().file("/app/x", "x"), "leads out of it");
        refuse(blob, new Tgz().symbolicLink("app/x", "../../etc"), "leads out of it");
        refuse(blob, new Tgz().symbolicLink("app/x", "y").file("app/x/z", "x"), "below what is a file or a link");
        refuse(blob, new Tgz().file("app/x", "x").file("app/x/z", "x"), "below what is a file or a link");
        refuse(blob, new Tgz().file("app/x/z", "x").file("app/x", "x"), "as a directory and as a file");
        refuse(blob, new Tgz().link("app/x", TarConstants.LF_LINK, "app/none"), "which is no file of it");
        refuse(blob, new Tgz().link("app/x", TarConstants.LF_LINK, "./"), "which is no file of it");
        refuse(blob, new Tgz().link("app/x", TarConstants.LF_CHR, ""), "neither a file, a directory nor a link");
        refuse(blob, new Tgz().file("app/x", new byte[4 * 1024 * 1024]), "unpacks to more than 3 MB");
        put(blob, slug()).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"process_types\": {}}",
                "{\"process_types\": []}",
                "{\"process_types\": \"web\"}",
                "{\"process_types\": {\"web\": 1}}",
                "{\"process_types\": {\"web\": \"  \"}}",
                "{\"process_types\": {\"not allowed\": \"x\"}}",
                "{\"process_types\": {\"web\": \"x\"}, \"checksum\": \"md5\"}",
                "{\"process_types\": {\"web\": \"x\"}, \"commit\": \"a\\nb\"}",
                "{\"process_types\": {\"web\": \"x\"}, \"commit\": 7}",
                "{\"process_types\": {\"web\": \"x\"}, \"stack\": \"heroku-24\"}"
            })
    void refusesWhatCanNotBecomeASlug(String body) {
        api().body(body).post(url + "/slugs").then().statusCode(422).body("id", equalTo("invalid_params"));
    }

    @Test
    void refusesAUrlThatIsNotOurs() {
        String blob = create(WEB).getString("blob.url");
        put(blob.replaceAll("signature=.", "signature=x"), slug()).statusCode(404);
        put(blob.replace("/uploads/slugs/", "/uploads/"), slug()).statusCode(404);
    }

    @Test
    void aSlugIsOfItsAppAlone() {
        JsonPath made = create(WEB);
        put(made.getString("blob.url"), slug()).statusCode(200);
        App other = stage.createApp();
        String id = made.getString("id");
        api().get("/apps/" + other.name + "/slugs/" + id).then().statusCode(404);
        api().body(Map.of("slug", id))
                .post("/apps/" + other.name + "/releases")
                .then()
                .statusCode(404);
    }

    @Test
    void anUploadIntoADestroyedAppIsRefused() {
        String blob = create(WEB).getString("blob.url");
        api().delete(url).then().statusCode(200);
        put(blob, slug()).statusCode(409);
    }

    private JsonPath create(String body) {
        return api().body(body)
                .post(url + "/slugs")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private ValidatableResponse release(String slug) {
        return api().body(Map.of("slug", slug)).post(url + "/releases").then();
    }

    private void refuse(String blob, Tgz tarball, String why) {
        put(blob, tarball.bytes()).statusCode(422).body("message", containsString(why));
    }

    private static ValidatableResponse put(String blob, byte[] tarball) {
        String path = blob.substring(blob.indexOf("/streams/"));
        return given().urlEncodingEnabled(false)
                .contentType("application/gzip")
                .body(tarball)
                .put(path)
                .then();
    }

    private static byte[] slug() {
        return new Tgz().file("./app/bin/web", "#!/bin/sh").bytes();
    }

    private long leftovers() throws IOException {
        try (Stream<Path> files = Files.list(config.directory())) {
            return files.filter(file -> !file.toString().endsWith(".tgz")).count();
        }
    }
}
