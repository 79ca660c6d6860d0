package dev.slipway.platform;

import static io.restassured.RestAssured.given;

import dev.slipway.platform.contract.ContractFilter;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/** Requests as the administrator of the platform under test. */
public final class Api {
    private Api() {}

    /** The key that the platform left in its home folder. */
    public static String key() {
        try {
            Path home = Path.of(ConfigProvider.getConfig().getValue("slipway.home", String.class));
            return Files.readString(home.resolve("api-key")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RequestSpecification api() {
        return api(key());
    }

    /** Requests with another key. */
    public static RequestSpecification api(String key) {
        return given().filter(new ContractFilter())
                .header("Authorization", "Bearer " + key)
                .header("Accept", "application/vnd.heroku+json; version=3")
                .contentType(ContentType.JSON);
    }

    /** Makes an app with an invented name, and gives the name. */
    public static String createApp() {
        return api().post("/apps").then().statusCode(201).extract().path("name");
    }
}
