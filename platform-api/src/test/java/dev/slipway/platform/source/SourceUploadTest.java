package dev.slipway.platform.source;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class SourceUploadTest extends SourceFixture {
    @Inject
    Sources sources;

    @Inject
    SourceConfig config;

    @Test
    void takesAnUploadOnlyByItsOwnUrlAndUpToTheLimit() {
        Map<String, String> source = source("/apps/" + app.name + "/sources");
        String put = get(source.get("put_url"));
        given().body(new byte[10])
                .put(put.replaceAll("signature=.", "signature=x"))
                .then()
                .statusCode(404);
        given().body(new byte[10])
                .put(put.replaceAll("until=1", "until=2"))
                .then()
                .statusCode(404);
        given().body(new byte[10])
                .put(get(source.get("get_url")).replace("/sources/", "/uploads/"))
                .then()
                .statusCode(404);
        given().body(new byte[1024 * 1024 + 1])
                .put(put)
                .then()
                .statusCode(422)
                .body("message", containsString("larger than 1 MB"));
        given().put(put).then().statusCode(422).body("message", containsString("empty"));
        build(source.get("get_url")).statusCode(422).body("message", containsString("Nothing was uploaded"));
        build(source.get("get_url") + "0").statusCode(404).body("message", containsString("expired"));
    }

    @Test
    void removesSourcesThatHaveExpired() throws IOException {
        String get = upload(new Tgz().file("Procfile", "web: x").bytes());
        sources.removeExpired();
        given().get(get(get)).then().statusCode(200);
        try (Stream<Path> files = Files.list(config.directory())) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
            }
        }
        sources.removeExpired();
        given().get(get(get)).then().statusCode(422);
    }
}
