package dev.slipway.console;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/** Requests as a browser makes them, and, to set the stage, as an API client does. */
final class Browser {
    static final String COOKIE = "slipway-console-test";

    private Browser() {}

    static RequestSpecification browser() {
        return given().redirects().follow(false);
    }

    /** Reads; a write needs {@link #origin()} too. */
    static RequestSpecification signedIn() {
        return browser().cookie(COOKIE, signIn());
    }

    /** A form on one of the console's own pages. */
    static RequestSpecification form() {
        return signedIn().header("Origin", origin());
    }

    static String signIn() {
        return signIn(key());
    }

    /** Gives the session's token. */
    static String signIn(String key) {
        return browser()
                .header("Origin", origin())
                .formParam("key", key)
                .post("/console/sign-in")
                .then()
                .statusCode(303)
                .extract()
                .cookie(COOKIE);
    }

    static String origin() {
        return "http://localhost:" + RestAssured.port;
    }

    static RequestSpecification api() {
        return given().header("Authorization", "Bearer " + key()).contentType(ContentType.JSON);
    }

    static String createApp() {
        return api().post("/apps").then().statusCode(201).extract().path("name");
    }

    static String key() {
        try {
            return Files.readString(home().resolve("api-key")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path home() {
        return Path.of(ConfigProvider.getConfig().getValue("slipway.home", String.class));
    }
}
