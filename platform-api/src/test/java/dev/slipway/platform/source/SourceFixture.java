package dev.slipway.platform.source;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;

import dev.slipway.platform.app.App;
import dev.slipway.platform.rollout.Stage;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** An app that is built of sources. */
abstract class SourceFixture {
    @Inject
    Stage stage;

    App app;
    String url;

    @BeforeEach
    void anApp() {
        app = stage.createApp();
        url = "/apps/" + app.name + "/builds";
    }

    ValidatableResponse build(String source) {
        return build(Map.of("url", source));
    }

    ValidatableResponse build(Map<String, String> blob) {
        return api().body(Map.of("source_blob", new HashMap<>(blob))).post(url).then();
    }

    /** Uploads as any tool does, without a key; returns the get_url. */
    static String upload(byte[] tarball) {
        Map<String, String> source = source("/sources");
        given().body(tarball).put(get(source.get("put_url"))).then().statusCode(200);
        return source.get("get_url");
    }

    static Map<String, String> source(String path) {
        return api().post(path).then().statusCode(201).extract().path("source_blob");
    }

    /** The URL as it is reached in this test, whose port the platform doesn't know. */
    static String get(String url) {
        return url.replaceFirst("http://localhost:\\d+", RestAssured.baseURI + ":" + RestAssured.port);
    }
}
