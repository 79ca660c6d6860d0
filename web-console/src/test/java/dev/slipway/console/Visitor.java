package dev.slipway.console;

import static dev.slipway.console.Browser.api;
import static dev.slipway.console.Browser.browser;
import static dev.slipway.console.Browser.origin;

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

/** Somebody other than the administrator, signed in on the console. */
record Visitor(String email, String session) {
    static Visitor come() {
        String email = "v" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
        api().body(Map.of("email", email)).post("/users").then().statusCode(201);
        String key = Tokens.random();
        QuarkusTransaction.requiringNew()
                .run(() -> ApiKey.create(
                        Account.byEmail(email).orElseThrow(), key, "of a test", Set.of(Scope.GLOBAL), Instant.now()));
        return new Visitor(email, Browser.signIn(key));
    }

    /** One who has these permissions on the administrator's app. */
    static Visitor with(String app, String... permissions) {
        Visitor visitor = come();
        api().body(Map.of("user", visitor.email, "permissions", List.of(permissions)))
                .post("/apps/" + app + "/collaborators")
                .then()
                .statusCode(201);
        return visitor;
    }

    RequestSpecification reads() {
        return browser().cookie(Browser.COOKIE, session);
    }

    RequestSpecification form() {
        return reads().header("Origin", origin());
    }
}
