package dev.slipway.platform.hint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.model.hint.Hint;
import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class HintsInTheJvmTest extends HintContract {
    @Override
    HintBus receiver() {
        return sender;
    }

    @Test
    void aHintHasBeenHeardWhenSendReturns() {
        Hint hint = hint(Hint.Kind.BUILDS);
        sender.send(hint);
        assertEquals(1, timesHeard(hint));
    }
}
