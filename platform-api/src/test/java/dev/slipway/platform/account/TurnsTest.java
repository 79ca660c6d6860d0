package dev.slipway.platform.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnsTest {
    @Test
    void whoeverGetsNoTurnInTimeIsToldSo() {
        Turns turns = new Turns(1, Duration.ZERO);
        turns.take(() -> {
            SlipwayException refused = assertThrows(SlipwayException.class, () -> turns.take(() -> "never"));
            assertTrue(refused.problem() instanceof Problem.RateLimited, refused.getMessage());
            return "taken";
        });
    }

    @Test
    void aTurnIsGivenBackAlsoAfterAFailure() {
        Turns turns = new Turns(1, Duration.ZERO);
        assertThrows(
                IllegalStateException.class,
                () -> turns.take(() -> {
                    throw new IllegalStateException("failed");
                }));
        assertEquals("taken", turns.take(() -> "taken"));
    }
}
