package dev.slipway.platform.collaborator;

import static dev.slipway.platform.Api.api;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.slipway.platform.Api;
import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class CollaboratorResourceTest {
    @Test
    void listsTheOwnerWithAllRights() {
        String path = "/apps/" + Api.createApp() + "/collaborators";
        String id = api().get(path)
                .then()
                .statusCode(200)
                .body("user.email", equalTo(java.util.List.of("admin@localhost")))
                .body("[0].role", equalTo("owner"))
                .body("[0].permissions.name", hasItems("view", "deploy", "operate", "manage"))
                .extract()
                .path("[0].id");
        api().get(path + "/" + id).then().statusCode(200).body("id", equalTo(id));
        api().get(path + "/admin@localhost").then().statusCode(200).body("id", equalTo(id));
    }

    @Test
    void findsNobodyElseAndNoAppThatIsNotThere() {
        api().get("/apps/" + Api.createApp() + "/collaborators/nobody@example.com")
                .then()
                .statusCode(404)
                .body("id", equalTo("not_found"));
        api().get("/apps/no-such-app/collaborators").then().statusCode(404);
    }
}
