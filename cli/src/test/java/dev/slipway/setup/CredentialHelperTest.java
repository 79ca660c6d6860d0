package dev.slipway.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialHelperTest {
    @TempDir
    Path home;

    private Installation installation;

    @BeforeEach
    void makeKey() throws IOException {
        Files.writeString(home.resolve("api-key"), "the-key\n");
        installation = new Installation(home, 5123);
    }

    @Test
    void answersForThePlatformsHost() {
        assertEquals("username=slipway\npassword=the-key\n", ask("get", "http", "localhost:5123"));
        assertEquals("username=slipway\npassword=the-key\n", ask("get", "http", "127.0.0.1:5123"));
    }

    @Test
    void keepsTheKeyFromEveryOtherHost() {
        assertEquals("", ask("get", "http", "localhost:5124"));
        assertEquals("", ask("get", "https", "example.com"));
        assertEquals("", ask("get", "http", "localhost:5123.example.com"));
    }

    @Test
    void storesAndErasesNothing() {
        assertEquals("", ask("store", "http", "localhost:5123"));
        assertEquals("", ask("erase", "http", "localhost:5123"));
    }

    private String ask(String action, String protocol, String host) {
        return installation
                .slipway("protocol=" + protocol + "\nhost=" + host + "\n\n", "git:credentials", action)
                .output();
    }
}
