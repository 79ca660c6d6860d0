package dev.slipway.cli.drain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DrainCommandsTest {
    private static final String URL = "https://me:secret@logs.example.com/drain?a=b+c";
    private static final String ESCAPED = "https%3A%2F%2Fme%3Asecret%40logs.example.com%2Fdrain%3Fa%3Db%2Bc";
    private static final String DRAIN =
            "{\"addon\":null,\"token\":\"d.01234567-89ab-cdef-0123-456789abcdef\",\"url\":\"" + URL + "\"}";

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
    void listsDrainsWithTheirTokens() {
        platform.on("GET /apps/shop/log-drains", "[" + DRAIN + "]");

        assertEquals(
                "=== Drains\n\n" + URL + " (d.01234567-89ab-cdef-0123-456789abcdef)\n",
                Run.of(platform, "drains", "-a", "shop").out());
        assertTrue(Run.of(platform, "drains", "--json", "-a", "shop").out().contains("\"addon\" : null"));
    }

    @Test
    void saysThatThereAreNone() {
        platform.on("GET /apps/shop/log-drains", "[]");

        assertEquals(
                "shop has no log drains.\n",
                Run.of(platform, "drains", "-a", "shop").out());
    }

    @Test
    void addsADrain() {
        platform.on("POST /apps/shop/log-drains", 201, DRAIN);

        Run run = Run.of(platform, "drains:add", URL, "-a", "shop");

        assertEquals("Successfully added drain " + URL + "\n", run.out());
        assertEquals(
                "{\"url\":\"" + URL + "\"}",
                platform.request("POST /apps/shop/log-drains").body());
    }

    @Test
    void removesADrainByUrlOrToken() {
        platform.on("DELETE /apps/shop/log-drains/" + ESCAPED, DRAIN)
                .on("DELETE /apps/shop/log-drains/d.01234567-89ab-cdef-0123-456789abcdef", DRAIN);

        assertEquals(
                "Successfully removed drain " + URL + "\n",
                Run.of(platform, "drains:remove", URL, "-a", "shop").out());
        assertEquals(
                0,
                Run.of(platform, "drains:remove", "d.01234567-89ab-cdef-0123-456789abcdef", "-a", "shop")
                        .code());
    }

    @Test
    void saysWhyADrainIsRefused() {
        platform.on(
                "POST /apps/shop/log-drains",
                422,
                "{\"id\":\"invalid_params\",\"message\":\"That is no URL of a drain: it has no host.\"}");

        Run run = Run.of(platform, "drains:add", "https://", "-a", "shop");

        assertEquals(1, run.code());
        assertTrue(run.err().contains("it has no host"), run.err());
    }
}
