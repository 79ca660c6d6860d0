package dev.slipway.platform.drain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.platform.outbound.OutboundHttp;
import dev.slipway.platform.outbound.Outside;
import dev.slipway.platform.outbound.PrivateAddressException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDestinationTest {
    private static final String TOKEN = "d.01234567-89ab-cdef-0123-456789abcdef";

    private HttpReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = new HttpReceiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void takesEverySuccessForOne(int status) throws IOException {
        receiver.answer(status);
        drain(Outside.http("localhost")).send(Batches.of("🚢 ünïcode", "two"));
        assertEquals(List.of("🚢 ünïcode", "two"), receiver.texts());
        assertEquals("", receiver.taken().getFirst().authorization());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 401, 403, 404, 408, 429, 500, 503})
    void takesAllElseForAFailureThatMayPass(int status) {
        receiver.answer(status);
        IOException failure = assertThrows(
                IOException.class, () -> drain(Outside.http("localhost")).send(Batches.of("one")));
        assertFalse(failure instanceof RefusedException);
        assertEquals("localhost answered with status " + status, failure.getMessage());
        assertEquals(1, receiver.refused().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 415, 422})
    void knowsWhenItIsTheBatchThatIsRefused(int status) {
        receiver.answer(status);
        assertInstanceOf(
                RefusedException.class,
                assertThrows(
                        IOException.class,
                        () -> drain(Outside.http("localhost")).send(Batches.of("one"))));
    }

    @Test
    void connectsToNoAddressThatIsNotPublic() {
        assertThrows(PrivateAddressException.class, () -> drain(Outside.http()).send(Batches.of("secret")));
        assertEquals(List.of(), receiver.taken());
    }

    private Destination drain(OutboundHttp http) {
        return new HttpDestination(http, DrainUrl.parse(receiver.url("/")), TOKEN, Duration.ofSeconds(10));
    }
}
