package dev.slipway.platform.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.oauth.AuthorizationRequest.Asking;
import dev.slipway.platform.oauth.AuthorizationRequest.Wrong;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuthorizationRequestTest {
    private static final String BACK = "https://example.com/back";
    private static final String DIGEST = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final Map<String, List<String>> parameters = new HashMap<>(Map.of("response_type", List.of("code")));

    @Test
    void readsScopesAsHerokuDoes() {
        assertEquals(Set.of(Scope.GLOBAL), asking().scopes(), "none asks for everything");
        with("scope", "read identity");
        assertEquals(Set.of(Scope.READ, Scope.IDENTITY), asking().scopes());
        with("scope", "read,write-protected, identity ");
        assertEquals(Set.of(Scope.READ, Scope.WRITE_PROTECTED, Scope.IDENTITY), asking().scopes());
    }

    @Test
    void answersWithTheStateAsItCame() {
        with("state", "a b&c=d/é");
        assertEquals(
                BACK + "?code=42&state=a+b%26c%3Dd%2F%C3%A9",
                asking().granted("42").toString());
        assertEquals(
                BACK + "?error=access_denied&state=a+b%26c%3Dd%2F%C3%A9",
                asking().denied().toString());
    }

    @Test
    void tellsTheClientWhatIsWrong() {
        assertWrong("response_type", "token", "unsupported_response_type");
        assertWrong("response_type", "", "unsupported_response_type");
        assertWrong("scope", "everything", "invalid_scope");
        assertWrong("scope", "read everything", "invalid_scope");
        assertWrong("code_challenge", "short", "invalid_request");
        assertWrong("code_challenge", DIGEST, "invalid_request");
        parameters.put("code_challenge_method", List.of("plain"));
        assertWrong("code_challenge", DIGEST, "invalid_request");
        parameters.clear();
        parameters.put("response_type", List.of("code", "code"));
        assertInstanceOf(Wrong.class, read());
    }

    @Test
    void takesAChallenge() {
        with("code_challenge", DIGEST);
        with("code_challenge_method", "S256");
        CodeChallenge challenge = asking().challenge().orElseThrow();
        assertTrue(challenge.isMetBy("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"), "the example of RFC 7636");
        assertTrue(!challenge.isMetBy("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXK"));
        assertTrue(!challenge.isMetBy(""));
    }

    @Test
    void sendsTheBrowserNowhereElse() {
        with("redirect_uri", BACK);
        assertInstanceOf(Asking.class, read());
        for (String other :
                List.of(BACK + "/", BACK + "?a=1", "https://evil.example/back", "HTTPS://example.com/back")) {
            with("redirect_uri", other);
            assertThrows(SlipwayException.class, this::read, other);
        }
    }

    private void assertWrong(String name, String value, String error) {
        Map<String, List<String>> before = Map.copyOf(parameters);
        with(name, value);
        String answer = assertInstanceOf(Wrong.class, read()).answer().toString();
        assertTrue(answer.startsWith(BACK + "?error=" + error + "&error_description="), answer);
        parameters.clear();
        parameters.putAll(before);
    }

    private void with(String name, String value) {
        parameters.put(name, List.of(value));
    }

    private Asking asking() {
        return assertInstanceOf(Asking.class, read());
    }

    private AuthorizationRequest read() {
        OAuthClient client = new OAuthClient();
        client.name = "Deploy bot";
        client.redirectUri = BACK;
        return AuthorizationRequest.of(client, parameters);
    }
}
