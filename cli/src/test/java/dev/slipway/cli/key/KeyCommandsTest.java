package dev.slipway.cli.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyCommandsTest {
    private static final String DATA = "AAAAC3NzaC1lZDI1NTE5AAAAIARV";
    private static final String KEYS = """
            [{"id":"1","comment":"me@laptop","email":"a@b.c","fingerprint":"3e:e3","public_key":"ssh-ed25519 %s me@laptop"}]
            """.formatted(DATA);

    @TempDir
    Path home;

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
    void listsKeysShortenedOrInFull() {
        platform.on("GET /account/keys", KEYS);

        assertEquals(
                "=== a@b.c keys\n\nssh-ed25519 AAAAC3NzaC...E5AAAAIARV me@laptop\n",
                Run.of(platform, "keys").out());
        assertTrue(Run.of(platform, "keys", "--long").out().contains(DATA));
    }

    @Test
    void saysThatThereAreNone() {
        platform.on("GET /account/keys", "[]");

        assertEquals("You have no SSH keys.\n", Run.of(platform, "keys").out());
    }

    @Test
    void addsTheUsualKey() throws IOException {
        platform.on("POST /account/keys", 201, "{}");
        write(".ssh/id_ed25519.pub", "ssh-ed25519 AAAA me");

        Run added =
                Run.with(home, Map.of("SLIPWAY_API_URL", platform.url(), "HOME", home.toString()), null, "keys:add");

        assertEquals("Uploading " + home.resolve(".ssh/id_ed25519.pub") + " SSH key... done\n", added.err());
        assertEquals(
                "{\"public_key\":\"ssh-ed25519 AAAA me\"}",
                platform.request("POST /account/keys").body());
    }

    @Test
    void neverSendsAPrivateKey() throws IOException {
        write("id", "-----BEGIN OPENSSH PRIVATE KEY-----\n");

        Run refused = Run.in(home, platform, "keys:add", "id");

        assertNotEquals(0, refused.code());
        assertTrue(refused.err().contains("is a private key; it was not sent"), refused.err());
        assertTrue(platform.requests().isEmpty());
    }

    @Test
    void removesAKeyByItsCommentOrFingerprint() {
        platform.on("GET /account/keys", KEYS).on("DELETE /account/keys/1", "{}");

        assertEquals(
                "Removing me@laptop SSH key... done\n",
                Run.of(platform, "keys:remove", "me@laptop").err());
        assertEquals(0, Run.of(platform, "keys:remove", "3e:e3").code());
        assertTrue(Run.of(platform, "keys:remove", "other").err().contains("not found. Found keys: me@laptop."));
    }

    @Test
    void clearsAllKeys() {
        platform.on("GET /account/keys", KEYS).on("DELETE /account/keys/1", "{}");

        assertEquals(
                "Removing all SSH keys... done\n",
                Run.of(platform, "keys:clear").err());
        platform.request("DELETE /account/keys/1");
    }

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
