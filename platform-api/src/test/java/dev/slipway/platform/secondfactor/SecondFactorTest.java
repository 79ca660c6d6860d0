package dev.slipway.platform.secondfactor;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.SecondStep;
import dev.slipway.platform.contract.ContractFilter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class SecondFactorTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String FACTOR = "/account/second-factor";

    private Person person;

    @BeforeEach
    void add() {
        person = People.add();
        String link = api().post("/users/" + person.email() + "/actions/reset-password")
                .then()
                .extract()
                .path("password_url");
        given().contentType(ContentType.JSON)
                .body(Map.of("password", PASSWORD, "password_confirmation", PASSWORD))
                .post("/password-resets/" + link.substring(link.lastIndexOf('/') + 1) + "/actions/finalize")
                .then()
                .statusCode(200);
    }

    @Test
    void asksForACodeBesideThePasswordOnceItIsConfirmed() {
        String secret = begin();
        signIn(null).statusCode(201);
        person.calls().get("/account").then().body("two_factor_authentication", equalTo(false));

        confirm(PASSWORD, "000000").statusCode(422).body("message", containsString("Nothing was changed"));
        confirm("not the password", code(secret)).statusCode(401);
        confirm(PASSWORD, code(secret)).statusCode(200).body("recovery_codes", hasSize(10));

        person.calls().get("/account").then().statusCode(200).body("two_factor_authentication", equalTo(true));
        person.calls()
                .get(FACTOR)
                .then()
                .statusCode(200)
                .body("enabled", equalTo(true))
                .body("enabled_at", notNullValue())
                .body("recovery_codes_left", equalTo(10));
        api().get("/users/" + person.email()).then().body("two_factor_authentication", equalTo(true));
        for (String none : new String[] {null, "", "  "}) {
            signIn(none)
                    .statusCode(403)
                    .body("id", equalTo("two_factor"))
                    .body("message", containsString("Heroku-Two-Factor-Code"));
        }
        signIn("12345").statusCode(403).body("id", equalTo("two_factor")).body("message", containsString("wrong"));
        signIn(code(secret)).statusCode(201);
    }

    @Test
    void takesEachCodeOnceAndNoneFromBefore() {
        String secret = enable();
        String used = code(secret);
        signIn(used).statusCode(201);
        signIn(used).statusCode(403).body("message", containsString("used already"));
        String before = new TimedCodes(secret).at(TimedCodes.step(Instant.now()) - 1);
        signIn(before).statusCode(403);
        String contested = code(secret);
        List<Integer> statuses = IntStream.range(0, 4)
                .parallel()
                .mapToObj(_ -> signIn(contested).extract().statusCode())
                .toList();
        assertEquals(1, statuses.stream().filter(status -> status == 201).count(), statuses.toString());
    }

    @Test
    void takesARecoveryCodeOnceHoweverItIsTyped() {
        List<String> codes = recoveryCodes();
        signIn(codes.get(3)).statusCode(201);
        signIn(codes.get(3)).statusCode(403);
        signIn(codes.get(4).toUpperCase().replace("-", " ")).statusCode(201);
        person.calls().get(FACTOR).then().body("recovery_codes_left", equalTo(8));
        actions().body("action", hasItems("second-factor:enable", "second-factor:recover", "second-factor:refuse"));
    }

    @Test
    void newRecoveryCodesReplaceTheOnesBefore() {
        List<String> old = recoveryCodes();
        change("renew-recovery-codes", null).statusCode(403).body("id", equalTo("two_factor"));
        List<String> renewed = change("renew-recovery-codes", old.get(0))
                .statusCode(200)
                .extract()
                .path("recovery_codes");
        signIn(old.get(1)).statusCode(403);
        signIn(renewed.get(1)).statusCode(201);
    }

    @Test
    void isSwitchedOffWithPasswordAndCodeOnly() {
        String secret = enable();
        change("end", null).statusCode(403).body("id", equalTo("two_factor"));
        person.calls()
                .header(SecondStep.HEADER, code(secret))
                .body(Map.of("password", "not the password"))
                .post(FACTOR + "/actions/end")
                .then()
                .statusCode(401);
        change("end", code(secret)).statusCode(200).body("enabled", equalTo(false));
        signIn(null).statusCode(201);
        change("end", null).statusCode(422).body("message", containsString("has no second factor"));
        change("renew-recovery-codes", null).statusCode(422);
        actions().body("action", hasItems("second-factor:disable"));
    }

    @Test
    void anotherPasswordTakesACodeToo() {
        String secret = enable();
        Map<String, String> body = Map.of("password", PASSWORD, "new_password", "another fine one");
        person.calls().body(body).patch("/account").then().statusCode(403).body("id", equalTo("two_factor"));
        person.calls()
                .header(SecondStep.HEADER, code(secret))
                .body(body)
                .patch("/account")
                .then()
                .statusCode(200);
    }

    @Test
    void wrongCodesCountLikeWrongPasswords() {
        String secret = enable();
        for (int tries = 0; tries < 9; tries++) {
            signIn("000000").statusCode(403);
        }
        signIn(null).statusCode(403);
        signIn("000000").statusCode(403);
        signIn(code(secret)).statusCode(429).body("id", equalTo("rate_limit"));
        person.calls().get("/account").then().statusCode(200);
    }

    @Test
    void aWrongPasswordIsToldTheSameWhetherACodeIsAskedForOrNot() {
        enable();
        given().auth()
                .preemptive()
                .basic(person.email(), "not the password")
                .header(SecondStep.HEADER, "123456")
                .contentType(ContentType.JSON)
                .post("/oauth/authorizations")
                .then()
                .statusCode(401)
                .body("id", equalTo("unauthorized"));
    }

    @Test
    void keepsNeitherSecretNorRecoveryCodesReadable() {
        String secret = begin();
        List<String> codes =
                confirm(PASSWORD, code(secret)).statusCode(200).extract().path("recovery_codes");
        QuarkusTransaction.requiringNew().run(() -> {
            byte[] sealed = SecondFactor.of(accountId()).orElseThrow().sealedSecret;
            assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains(secret));
            List<RecoveryCode> rows = RecoveryCode.list("accountId", accountId());
            assertEquals(10, rows.size());
            rows.forEach(row -> assertFalse(codes.contains(row.codeHash)));
        });
        String audit = actions().extract().asString();
        assertFalse(audit.contains(secret));
        codes.forEach(code -> assertFalse(audit.contains(code)));
    }

    @Test
    void aSecretBegunAnewReplacesTheOneBeforeUntilOneIsConfirmed() {
        String first = begin();
        String second = begin();
        confirm(PASSWORD, code(first)).statusCode(422);
        confirm(PASSWORD, code(second)).statusCode(200);
        person.calls().post(FACTOR).then().statusCode(422).body("message", containsString("already"));
        confirm(PASSWORD, code(second)).statusCode(422);
    }

    @Test
    void anAdministratorHelpsWhoHasLostIt() {
        enable();
        String reset = "/users/" + person.email() + "/actions/reset-second-factor";
        person.calls().post(reset).then().statusCode(403).body("message", containsString("administrator"));
        api().post("/users/nobody@example.com/actions/reset-second-factor")
                .then()
                .statusCode(404);
        api().post(reset).then().statusCode(200).body("two_factor_authentication", equalTo(false));
        api().post(reset).then().statusCode(422);
        signIn(null).statusCode(201);
        api().get("/audit-events").then().body("details", hasItems(person.email()));
        begin();
    }

    @Test
    void whoHasNoPasswordNeedsNone() {
        People.add().calls().post(FACTOR).then().statusCode(422).body("message", containsString("has no password"));
    }

    @Test
    void refusesFieldsThatAreMissingOrOfAnotherType() {
        begin();
        for (Object body : List.of(
                Map.of("password", PASSWORD),
                Map.of("code", "123456"),
                Map.of("password", PASSWORD, "code", 123_456),
                List.of(),
                Map.of("password", List.of(), "code", "123456"))) {
            person.calls().body(body).post(FACTOR + "/actions/confirm").then().statusCode(422);
        }
        confirm(PASSWORD, "\0").statusCode(422);
        confirm(PASSWORD, "1".repeat(10_000)).statusCode(422);
        person.calls().get(FACTOR).then().body("enabled", equalTo(false)).body("enabled_at", nullValue());
    }

    @Test
    void aDeletedAccountLeavesNothing() {
        String secret = enable();
        UUID id = accountId();
        person.calls().delete("/account").then().statusCode(200);
        signIn(code(id, secret)).statusCode(401);
        QuarkusTransaction.requiringNew().run(() -> {
            assertEquals(0, SecondFactor.count("accountId", id));
            assertEquals(0, RecoveryCode.left(id));
        });
    }

    /** Gives the secret. */
    private String begin() {
        return person.calls()
                .post(FACTOR)
                .then()
                .statusCode(201)
                .body("uri", containsString("otpauth://totp/Slipway%20localhost:"))
                .extract()
                .path("secret");
    }

    private String enable() {
        String secret = begin();
        confirm(PASSWORD, code(secret)).statusCode(200);
        return secret;
    }

    private List<String> recoveryCodes() {
        return confirm(PASSWORD, code(begin())).statusCode(200).extract().path("recovery_codes");
    }

    private ValidatableResponse confirm(String password, String code) {
        return person.calls()
                .body(Map.of("password", password, "code", code))
                .post(FACTOR + "/actions/confirm")
                .then();
    }

    private ValidatableResponse change(String action, String code) {
        RequestSpecification calls = person.calls().body(Map.of("password", PASSWORD));
        return (code == null ? calls : calls.header(SecondStep.HEADER, code))
                .post(FACTOR + "/actions/" + action)
                .then();
    }

    private ValidatableResponse signIn(String code) {
        RequestSpecification request = given().filter(new ContractFilter())
                .header("Accept", "application/vnd.heroku+json; version=3")
                .contentType(ContentType.JSON)
                .auth()
                .preemptive()
                .basic(person.email(), PASSWORD)
                .body(Map.of("scope", List.of("global")));
        return (code == null ? request : request.header(SecondStep.HEADER, code))
                .post("/oauth/authorizations")
                .then();
    }

    /** What the app shows now, as if none had been used. */
    private String code(String secret) {
        return code(accountId(), secret);
    }

    private static String code(UUID accountId, String secret) {
        QuarkusTransaction.requiringNew()
                .run(() -> SecondFactor.update("lastStep = 0 where accountId = ?1", accountId));
        return new TimedCodes(secret).at(TimedCodes.step(Instant.now()));
    }

    private UUID accountId() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Account.byEmail(person.email()).orElseThrow().id);
    }

    private ValidatableResponse actions() {
        return api().get("/audit-events").then().statusCode(200);
    }
}
