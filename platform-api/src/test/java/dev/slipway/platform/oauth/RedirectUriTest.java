package dev.slipway.platform.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.model.error.SlipwayException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUriTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/auth/callback",
                "https://example.com:8443/back?tenant=a%20b",
                "https://example.com",
                "http://localhost:5000/back",
                "http://127.0.0.1:61234/",
                "http://[::1]:61234/back",
            })
    void takesHttpsAndTheUsersOwnMachine(String address) {
        assertEquals(address, RedirectUri.of(address).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/auth/callback",
                "//example.com/back",
                "http://example.com/back",
                "http://localhost.example.com/back",
                "http://127.0.0.1.example.com/back",
                "https:///back",
                "https:back",
                "https://user@example.com/back",
                "https://example.com/back#part",
                "https://example.com/a b",
                "https://example.com/a\nb",
                "https://bücher.example/back",
                "https://under_score.example/back",
                "https://exa'mple.com/back",
                "https://*.example.com/back",
                "javascript:alert(1)",
                "data:text/html,x",
                "urn:ietf:wg:oauth:2.0:oob",
                "app://callback",
            })
    void refusesEverythingElse(String address) {
        assertThrows(SlipwayException.class, () -> RedirectUri.of(address));
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThrows(SlipwayException.class, () -> RedirectUri.of("https://example.com/" + "x".repeat(2000)));
    }

    @Test
    void addsParametersToThoseThatAreThere() {
        Map<String, String> code = Map.of("code", "a b&c");
        assertEquals(
                "https://example.com/back?code=a+b%26c",
                RedirectUri.of("https://example.com/back").with(code).toString());
        assertEquals(
                "https://example.com/back?a=1&code=a+b%26c",
                RedirectUri.of("https://example.com/back?a=1").with(code).toString());
    }

    @Test
    void knowsItsOrigin() {
        assertEquals(
                "https://example.com:8443",
                RedirectUri.of("https://example.com:8443/back?a=1").origin());
    }
}
