package dev.slipway.platform.ratelimit;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.slipway.platform.Api;
import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a limit of three requests, and a clock that stands still. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class RateLimitResourceTest {
    @BeforeEach
    void limitToThree() {
        QuarkusMock.installMockForType(new RateLimits(3, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)), RateLimits.class);
    }

    @Test
    void everyAnswerSaysHowManyRequestsRemain() {
        api().get("/account").then().statusCode(200).header("RateLimit-Remaining", "2");
        api().get("/apps/nosuchapp").then().statusCode(404).header("RateLimit-Remaining", "1");
        api().body("{\"name\": \"-\"}").post("/apps").then().statusCode(422).header("RateLimit-Remaining", "0");
    }

    @Test
    void askingForTheLimitIsFree() {
        for (int i = 0; i < 5; i++) {
            api().get("/account/rate-limits")
                    .then()
                    .statusCode(200)
                    .body("remaining", equalTo(3))
                    .header("RateLimit-Remaining", "3");
        }
    }

    @Test
    void refusesOneTooManyAndSaysWhenToTryAgain() {
        for (int i = 0; i < 3; i++) {
            api().get("/account").then().statusCode(200);
        }
        api().get("/account")
                .then()
                .statusCode(429)
                .header("RateLimit-Remaining", "0")
                .header("Retry-After", "1200")
                .body("id", equalTo("rate_limit"))
                .body(
                        "message",
                        allOf(startsWith("Your account reached the API rate limit"), containsString("1200 s")));
        api().get("/account/rate-limits").then().statusCode(200).body("remaining", equalTo(0));
    }

    @Test
    void countsNeitherStrangersNorGit() {
        given().get("/account").then().statusCode(401).header("RateLimit-Remaining", nullValue());
        for (int i = 0; i < 5; i++) {
            given().header("Authorization", "Bearer " + Api.key())
                    .get("/nosuchapp.git/info/refs?service=git-upload-pack")
                    .then()
                    .statusCode(404);
        }
        api().get("/account").then().statusCode(200).header("RateLimit-Remaining", "2");
    }
}
