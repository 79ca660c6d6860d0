package dev.slipway.platform.drain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.drain.DrainUrl.Protocol;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrainUrlTest {
    @Test
    void takesUserAndPasswordOutOfTheRequest() {
        DrainUrl url = DrainUrl.parse("HTTPS://me:s%3Aecret@Logs.example.com:8443/a%20b?c=d&e=%2F");
        assertEquals(Protocol.HTTP, url.protocol());
        assertEquals(URI.create("https://Logs.example.com:8443/a%20b?c=d&e=%2F"), url.request());
        // me:s:ecret
        assertEquals(Optional.of("Basic bWU6czplY3JldA=="), url.authorization());
    }

    @Test
    void sendsATokenWithoutPasswordAsAUser() {
        // token:
        assertEquals(
                Optional.of("Basic dG9rZW46"),
                DrainUrl.parse("https://token@example.com").authorization());
        assertEquals(Optional.empty(), DrainUrl.parse("https://example.com").authorization());
    }

    @Test
    void requestsTheRootAndEscapesWhatIsNoAscii() {
        assertEquals(
                URI.create("http://example.com/"),
                DrainUrl.parse("http://example.com").request());
        assertEquals(
                URI.create("http://example.com/%C3%BC"),
                DrainUrl.parse("http://example.com/ü").request());
    }

    @Test
    void knowsThePortsOfSyslog() {
        assertEquals(514, DrainUrl.parse("syslog://example.com").syslogPort());
        assertEquals(6514, DrainUrl.parse("syslog+tls://example.com/").syslogPort());
        assertEquals(1234, DrainUrl.parse("syslog+tls://example.com:1234").syslogPort());
        assertEquals(Protocol.SYSLOG, DrainUrl.parse("syslog://example.com").protocol());
        assertEquals(
                Protocol.SYSLOG_TLS, DrainUrl.parse("syslog+tls://example.com").protocol());
        assertEquals("2001:db8::1", DrainUrl.parse("syslog://[2001:db8::1]:514").host());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "example.com",
                "/drain",
                "https:example.com",
                "https://",
                "https:///drain",
                "https://exa mple.com/",
                "https://example.com/\n",
                "https://example.com/\0",
                "https://example.com:0/",
                "https://example.com:65536/",
                "https://example.com:99999999999/",
                "https://example.com:port/",
                "https://example.com/#insecure",
                "ftp://example.com/",
                "file:///etc/passwd",
                "syslog+udp://example.com:514",
                "syslog://me:secret@example.com:514",
                "syslog://example.com:514/path",
                "syslog+tls://example.com:514?a=b"
            })
    void refusesWhatLinesCannotBeSentTo(String text) {
        SlipwayException refused = assertThrows(SlipwayException.class, () -> DrainUrl.parse(text));
        assertTrue(refused.getMessage().contains("syslog+tls://HOST:PORT"), refused.getMessage());
    }

    @Test
    void refusesWhatIsTooLong() {
        String longest = "https://example.com/" + "x".repeat(1980);
        assertEquals(longest, DrainUrl.parse(longest).text());
        assertThrows(SlipwayException.class, () -> DrainUrl.parse(longest + "x"));
    }

    @Test
    void tellsNobodyThePassword() {
        assertFalse(DrainUrl.parse("https://me:secret@example.com").toString().contains("secret"));
        SlipwayException refused =
                assertThrows(SlipwayException.class, () -> DrainUrl.parse("https://me:secret@exa mple.com"));
        assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
    }
}
