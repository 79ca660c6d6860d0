package dev.slipway.platform;

import static dev.slipway.platform.Api.api;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.ApiKey;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.account.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Users of the platform under test, other than its administrator. */
public final class People {
    private People() {}

    /** Somebody with a key. */
    public record Person(String email, String key) {
        public RequestSpecification calls() {
            return api(key);
        }
    }

    /** Adds a user, and gives them a key as if they had made it. */
    public static Person add() {
        String email = "u" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
        api().body(Map.of("email", email)).post("/users").then().statusCode(201);
        String token = Tokens.random();
        QuarkusTransaction.requiringNew()
                .run(() -> ApiKey.create(
                        Account.byEmail(email).orElseThrow(), token, "of a test", Set.of(Scope.GLOBAL), Instant.now()));
        return new Person(email, token);
    }

    /** Somebody who has these permissions on the app, which the administrator manages. */
    public static Person collaborator(String app, String... permissions) {
        Person person = add();
        api().body(Map.of("user", person.email(), "permissions", List.of(permissions)))
                .post("/apps/" + app + "/collaborators")
                .then()
                .statusCode(201);
        return person;
    }

    /** The name of an app of this person's own. */
    public static String createApp(Person owner) {
        return owner.calls().post("/apps").then().statusCode(201).extract().path("name");
    }
}
