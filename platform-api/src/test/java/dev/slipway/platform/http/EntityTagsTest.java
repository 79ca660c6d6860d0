package dev.slipway.platform.http;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.createApp;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class EntityTagsTest {
    @Test
    void aClientThatHasTheAnswerGetsNoBody() {
        String app = "/apps/" + createApp();
        String tag = tag(app);
        for (String known : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
            api().header("If-None-Match", known)
                    .get(app)
                    .then()
                    .statusCode(304)
                    .header("ETag", equalTo(tag))
                    .header("Request-Id", notNullValue())
                    .header("RateLimit-Remaining", notNullValue())
                    .body(emptyString());
        }
    }

    @Test
    void aChangeChangesTheTag() {
        String app = "/apps/" + createApp();
        String tag = tag(app);
        api().body("{\"maintenance\": true}").patch(app).then().statusCode(200);
        api().header("If-None-Match", tag)
                .get(app)
                .then()
                .statusCode(200)
                .body("maintenance", equalTo(true))
                .header("ETag", matchesPattern("\"[0-9a-f]{32}\""));
    }

    @Test
    void pagesHaveTags() {
        String app = createApp();
        api().body("{\"hostname\": \"" + app + ".example.com\"}")
                .post("/apps/" + app + "/domains")
                .then()
                .statusCode(201);
        String domains = "/apps/" + app + "/domains";
        String tag = api().header("Range", "id ..; max=1")
                .get(domains)
                .then()
                .statusCode(206)
                .extract()
                .header("ETag");
        api().headers("Range", "id ..; max=1", "If-None-Match", tag)
                .get(domains)
                .then()
                .statusCode(304);
        api().header("If-None-Match", tag).get(domains).then().statusCode(200);
    }

    @Test
    void writesAndErrorsHaveNone() {
        api().post("/apps").then().statusCode(201).header("ETag", nullValue());
        api().header("If-None-Match", "*")
                .get("/apps/nosuchapp")
                .then()
                .statusCode(404)
                .header("ETag", nullValue());
    }

    private static String tag(String path) {
        return api().get(path).then().statusCode(200).extract().header("ETag");
    }
}
