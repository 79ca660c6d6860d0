package dev.slipway.platform.secondfactor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.People;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.config.Vault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class FirstStepsTest {
    @Inject
    FirstSteps steps;

    @Inject
    Vault vault;

    @Inject
    Clock clock;

    @Test
    void remembersWhosePasswordWasRightForFiveMinutes() {
        String email = People.add().email();
        String step = QuarkusTransaction.requiringNew().call(() -> steps.taken(email));
        assertEquals(email, QuarkusTransaction.requiringNew().call(() -> steps.account(step)).email);

        FirstSteps later = new FirstSteps(vault, Clock.offset(clock, Duration.ofMinutes(6)));
        refuses(later, step);
    }

    @Test
    void isVoidOnceTheAccountHasChanged() {
        String email = People.add().email();
        String step = QuarkusTransaction.requiringNew().call(() -> steps.taken(email));
        QuarkusTransaction.requiringNew()
                .run(() -> Account.update("updatedAt = ?1 where email = ?2", Instant.now(), email));
        refuses(steps, step);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AA", "not base64!", "AQ", "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void takesNothingMadeUp(String step) {
        refuses(steps, step);
    }

    @Test
    void takesNothingThatWasSealedForAnotherPurpose() {
        byte[] sealed = vault.seal("x", "account/1/second-factor");
        refuses(steps, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
    }

    private static void refuses(FirstSteps steps, String step) {
        SlipwayException refused = assertThrows(
                SlipwayException.class, () -> QuarkusTransaction.requiringNew().run(() -> steps.account(step)));
        assertTrue(
                refused.problem().message().contains("Sign in again"),
                refused.problem().message());
    }
}
