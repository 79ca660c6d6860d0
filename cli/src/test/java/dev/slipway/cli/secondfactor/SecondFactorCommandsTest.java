package dev.slipway.cli.secondfactor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecondFactorCommandsTest {
    private static final String FACTOR = "/account/second-factor";
    private static final String OFFER =
            "{\"secret\":\"GEZDGNBV\",\"uri\":\"otpauth://totp/Slipway:a%40b.c?secret=GEZDGNBV&issuer=Slipway\"}";
    private static final String CODES = "{\"recovery_codes\":[\"aaaa-bbbb-cccc-dddd\",\"eeee-ffff-gggg-hhhh\"]}";

    private TestPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void showsWhetherACodeIsAskedFor() {
        platform.on("GET " + FACTOR, "{\"enabled\":false,\"enabled_at\":null,\"recovery_codes_left\":0}");
        assertEquals(
                "Two-factor authentication is not enabled\n",
                Run.of(platform, "2fa").out());

        platform.on(
                "GET " + FACTOR,
                "{\"enabled\":true,\"enabled_at\":\"2026-11-25T12:00:00Z\",\"recovery_codes_left\":9}");
        Run on = Run.of(platform, "auth:2fa");
        assertEquals("Two-factor authentication is enabled\n", on.out());
        assertTrue(on.err().contains("9 recovery codes are left"), on.err());
        assertTrue(Run.of(platform, "2fa", "--json").out().contains("\"recovery_codes_left\" : 9"));
    }

    @Test
    void setsUpWithThePasswordAndACodeAndPrintsNothingButTheRecoveryCodesForScripts() {
        platform.on("POST " + FACTOR, 201, OFFER).on("POST " + FACTOR + "/actions/confirm", CODES);

        Run enabled = type("a fine password\n123456\n", "2fa:enable");

        assertEquals(0, enabled.code(), enabled.err());
        assertEquals("aaaa-bbbb-cccc-dddd\neeee-ffff-gggg-hhhh\n", enabled.out());
        assertTrue(enabled.err().contains("Secret:  GEZDGNBV"), enabled.err());
        assertTrue(enabled.err().contains("otpauth://totp/Slipway:a%40b.c"), enabled.err());
        assertTrue(enabled.err().contains("█▀"), enabled.err());
        assertEquals(
                "{\"password\":\"a fine password\",\"code\":\"123456\"}",
                platform.request("POST " + FACTOR + "/actions/confirm").body());
    }

    @Test
    void drawsNoQrCodeWhereNobodyCanPointAPhoneAtIt() {
        platform.on("POST " + FACTOR, 201, OFFER);

        Run enabled = Run.of(platform, "2fa:enable");

        assertEquals(4, enabled.code());
        assertFalse(enabled.err().contains("█"), enabled.err());
        assertTrue(enabled.err().contains("There was no password."), enabled.err());
    }

    @Test
    void switchesOffWithThePasswordAndACode() {
        platform.on("POST " + FACTOR + "/actions/end", "{\"enabled\":false}");

        Run disabled = type("a fine password\naaaa-bbbb-cccc-dddd\n", "2fa:disable");

        assertEquals(0, disabled.code(), disabled.err());
        TestPlatform.Request request = platform.request("POST " + FACTOR + "/actions/end");
        assertEquals("aaaa-bbbb-cccc-dddd", request.code());
        assertEquals("{\"password\":\"a fine password\"}", request.body());
    }

    @Test
    void makesNewRecoveryCodes() {
        platform.on("POST " + FACTOR + "/actions/renew-recovery-codes", CODES);

        assertEquals(
                "aaaa-bbbb-cccc-dddd\neeee-ffff-gggg-hhhh\n",
                type("a fine password\n123456\n", "2fa:recovery-codes").out());
        assertTrue(type("a fine password\n123456\n", "2fa:recovery-codes", "--json")
                .out()
                .contains("\"recovery_codes\" :"));
        assertEquals(
                "123456",
                platform.request("POST " + FACTOR + "/actions/renew-recovery-codes")
                        .code());
    }

    @Test
    void saysWhyAWrongCodeIsRefused() {
        platform.on(
                "POST " + FACTOR + "/actions/end", 403, "{\"id\":\"two_factor\",\"message\":\"This code is wrong.\"}");

        Run disabled = type("a fine password\n000000\n", "2fa:disable");

        assertEquals(1, disabled.code());
        assertTrue(disabled.err().contains("Error: This code is wrong."), disabled.err());
    }

    private Run type(String typed, String... arguments) {
        return Run.with(Path.of("/"), Map.of("SLIPWAY_API_URL", platform.url()), typed, arguments);
    }
}
