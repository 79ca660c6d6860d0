package dev.slipway.platform.buildpack;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Asked as Heroku's CLI asks: without a credential, and with the slash of a name escaped. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class BuildpackRegistryTest {
    private static final String REGISTRY = "/cli/buildpacks";

    @Test
    void knowsABuildpackByItsName() {
        given().urlEncodingEnabled(false)
                .get(REGISTRY + "/heroku%2Fpython")
                .then()
                .statusCode(200)
                .body("namespace", equalTo("heroku"))
                .body("name", equalTo("python"))
                .body("blob_url", equalTo("urn:buildpack:heroku/python"))
                .body("support.method", equalTo("administrator"));
        given().urlEncodingEnabled(false)
                .get(REGISTRY + "/heroku%2Fpython/revisions")
                .then()
                .statusCode(200)
                .body("release", hasItems(1));
        given().urlEncodingEnabled(false)
                .get(REGISTRY + "/heroku%2Fpython/readme")
                .then()
                .statusCode(200)
                .body("encoding", equalTo("base64"));
    }

    @Test
    void saysWhichThereAreForOneItDoesNotKnow() {
        given().urlEncodingEnabled(false)
                .get(REGISTRY + "/heroku%2Fcobol")
                .then()
                .statusCode(404)
                .body("message", containsString("heroku/python"));
    }

    @Test
    void searchesByNamespaceNameAndDescription() {
        given().get(REGISTRY).then().statusCode(200).body("name", hasItems("nodejs", "java-maven"));
        given().queryParam("in[namespace][]", "heroku-community")
                .get(REGISTRY)
                .then()
                .body("name", hasItems("static"))
                .body("$", hasSize(1));
        given().queryParam("in[name][]", "python").get(REGISTRY).then().body("$", hasSize(2));
        given().queryParam("like[description]", "MAVEN").get(REGISTRY).then().body("$", hasSize(2));
        given().queryParam("in[name][]", "cobol").get(REGISTRY).then().body("$", hasSize(0));
    }
}
