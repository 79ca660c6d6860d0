package dev.slipway.platform.account;

import static dev.slipway.platform.Api.api;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class AccountResourceTest {
    @Test
    void showsTheCallersAccountByEachOfItsNames() {
        String id = api().get("/account").then().statusCode(200).extract().path("id");
        for (String name : List.of("~", id, "admin@localhost")) {
            api().get("/users/" + name).then().statusCode(200).body("id", equalTo(id));
        }
        api().get("/users/someone@example.com").then().statusCode(404).body("id", equalTo("not_found"));
    }

    @Test
    void changesItsName() {
        api().body("{\"name\": \"Ada\"}")
                .patch("/account")
                .then()
                .statusCode(200)
                .body("name", equalTo("Ada"));
        api().body("{\"name\": \"Administrator\"}")
                .patch("/users/~")
                .then()
                .statusCode(200)
                .body("name", equalTo("Administrator"));
        api().body("{}").patch("/account").then().statusCode(200).body("name", equalTo("Administrator"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\": \"\"}", "{\"name\": 7}", "{\"name\": \"a\\nb\"}", "{\"name\": {}}"})
    void refusesANameThatIsNone(String body) {
        api().body(body).patch("/account").then().statusCode(422).body("id", equalTo("invalid_params"));
    }
}
