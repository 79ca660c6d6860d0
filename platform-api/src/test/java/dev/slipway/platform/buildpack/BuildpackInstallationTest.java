package dev.slipway.platform.buildpack;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.createApp;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;

import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class BuildpackInstallationTest {
    @Test
    void keepsTheOrderAndReplacesWhatWasThere() {
        String app = createApp();
        api().get("/apps/" + app + "/buildpack-installations").then().body("$", hasSize(0));
        update(app, "heroku/python", "slipway/nodejs").statusCode(200);
        api().get("/apps/" + app + "/buildpack-installations")
                .then()
                .statusCode(200)
                .body("buildpack.name", contains("heroku/python", "slipway/nodejs"))
                .body("ordinal", contains(0, 1));
        update(app, "slipway/nodejs", "heroku/python")
                .body("buildpack.url", contains("slipway/nodejs", "heroku/python"));
        update(app).statusCode(200).body("$", hasSize(0));
    }

    @Test
    void takesAUrnAndHerokusRepositories() {
        update(createApp(), "urn:buildpack:heroku/nodejs", "https://github.com/heroku/heroku-buildpack-python.git")
                .statusCode(200)
                .body("buildpack.name", contains("heroku/nodejs", "heroku/python"));
    }

    @Test
    void refusesWhatItCannotBuildWithAndKeepsWhatWasThere() {
        String app = createApp();
        update(app, "heroku/nodejs").statusCode(200);
        for (String bad : List.of("https://example.com/buildpack.tgz", "heroku/cobol", "")) {
            update(app, bad).statusCode(422).body("message", containsString("slipway/nodejs"));
        }
        update(app, "heroku/nodejs", "heroku/nodejs").statusCode(422);
        for (String body : List.of("{}", "{\"updates\": [{}]}", "{\"updates\": [null]}")) {
            api().body(body)
                    .put("/apps/" + app + "/buildpack-installations")
                    .then()
                    .statusCode(422);
        }
        api().get("/apps/" + app + "/buildpack-installations").then().body("buildpack.name", contains("heroku/nodejs"));
    }

    private static ValidatableResponse update(String app, String... buildpacks) {
        String updates = Stream.of(buildpacks)
                .map(buildpack -> "{\"buildpack\": \"" + buildpack + "\"}")
                .collect(Collectors.joining(","));
        return api().body("{\"updates\": [" + updates + "]}")
                .put("/apps/" + app + "/buildpack-installations")
                .then();
    }
}
