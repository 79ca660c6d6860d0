package dev.slipway.platform.secondfactor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimedCodesTest {
    /** The secret of the RFCs' examples. */
    private final TimedCodes codes =
            new TimedCodes(Secrets.encode("12345678901234567890".getBytes(StandardCharsets.US_ASCII)));

    /** RFC 6238, appendix B, for SHA-1: there with eight digits, of which these are the last six. */
    @ParameterizedTest
    @CsvSource({
        "59,287082",
        "1111111109,081804",
        "1111111111,050471",
        "1234567890,005924",
        "2000000000,279037",
        "20000000000,353130"
    })
    void makesTheCodesOfTheStandard(long second, String code) {
        assertEquals(code, codes.at(TimedCodes.step(Instant.ofEpochSecond(second))));
    }

    /** RFC 4226, appendix D. */
    @ParameterizedTest
    @CsvSource({"0,755224", "1,287082", "2,359152", "3,969429", "4,338314", "5,254676", "6,287922", "9,520489"})
    void makesTheCodesOfTheStandardThatItBuildsOn(long step, String code) {
        assertEquals(code, codes.at(step));
    }

    @Test
    void knowsTheCodesOfOneStepBeforeAndAfterAndNoOthers() {
        Instant now = Instant.ofEpochSecond(1_111_111_109);
        long step = TimedCodes.step(now);
        for (long near = step - 1; near <= step + 1; near++) {
            assertEquals(Optional.of(near), codes.stepOf(codes.at(near), now));
        }
        assertEquals(Optional.empty(), codes.stepOf(codes.at(step - 2), now));
        assertEquals(Optional.empty(), codes.stepOf(codes.at(step + 2), now));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "81804", "0818040", "٠٨١٨٠٤", "08180é", "\0\0\0\0\0\0"})
    void takesNothingButTheSixDigits(String code) {
        assertEquals(Optional.empty(), codes.stepOf(code, Instant.ofEpochSecond(1_111_111_109)));
    }

    @Test
    void namesPlatformAndAccountInTheAddressForTheApp() {
        assertEquals(
                "otpauth://totp/Slipway%20paas.example.com:ann%2Bx%40example.com"
                        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Slipway%20paas.example.com",
                codes.uri("Slipway paas.example.com", "ann+x@example.com").toString());
    }

    @Test
    void makesSecretsOf160BitsAndPrintsNone() {
        TimedCodes random = TimedCodes.random();
        assertTrue(random.secret().matches("[A-Z2-7]{32}"), "base32, without padding");
        assertNotEquals(random.secret(), TimedCodes.random().secret());
        assertEquals("TimedCodes[redacted]", random.toString());
    }
}
