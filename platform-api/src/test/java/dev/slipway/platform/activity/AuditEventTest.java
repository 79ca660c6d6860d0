package dev.slipway.platform.activity;

import static dev.slipway.platform.Api.api;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.audit.AuditEvent;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class AuditEventTest {
    @Test
    void saysWhoDidWhatToAnAppAndFromWhere() {
        Person owner = People.add();
        String app = People.createApp(owner);
        owner.calls()
                .body(Map.of("maintenance", true))
                .patch("/apps/" + app)
                .then()
                .statusCode(200);
        owner.calls()
                .get("/apps/" + app + "/audit-events")
                .then()
                .statusCode(200)
                .body("action", equalTo(List.of("maintenance:on", "app:create")))
                .body("actor.email", everyItem(equalTo(owner.email())))
                .body("app.name", everyItem(equalTo(app)))
                .body("remote_address", everyItem(notNullValue()));
        owner.calls()
                .get("/apps/" + app + "/audit-events?limit=1")
                .then()
                .statusCode(200)
                .body("size()", equalTo(1));
        owner.calls().get("/apps/" + app + "/audit-events?limit=0").then().statusCode(422);
    }

    @Test
    void everybodySeesTheirOwnDoingsAndAnAdministratorAll() {
        Person one = People.add();
        Person two = People.add();
        String app = People.createApp(one);
        two.calls().get("/audit-events").then().statusCode(200).body("app.name", not(hasItem(app)));
        one.calls().get("/audit-events").then().statusCode(200).body("app.name", hasItem(app));
        api().get("/audit-events").then().statusCode(200).body("app.name", hasItem(app));
    }

    @Test
    void nothingIsTakenOutOfTheRecordNorChangedInIt() {
        People.createApp(People.add());
        assertThrows(
                RuntimeException.class, () -> QuarkusTransaction.requiringNew().run(() -> AuditEvent.deleteAll()));
        assertThrows(
                RuntimeException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> AuditEvent.update("details = ?1", "")));
    }
}
