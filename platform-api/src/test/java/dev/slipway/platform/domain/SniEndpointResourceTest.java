package dev.slipway.platform.domain;

import static dev.slipway.platform.Api.api;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.platform.Api;
import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class SniEndpointResourceTest {
    @Test
    void listsNoCertificatesOfAnAppAndNothingOfOneThatIsNotThere() {
        api().get("/apps/" + Api.createApp() + "/sni-endpoints")
                .then()
                .statusCode(200)
                .body("", equalTo(List.of()));
        api().get("/apps/no-such-app/sni-endpoints").then().statusCode(404);
    }
}
