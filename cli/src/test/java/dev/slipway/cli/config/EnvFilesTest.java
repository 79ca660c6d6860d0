package dev.slipway.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import dev.slipway.cli.failure.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvFilesTest {
    private static final String VARS = "/apps/shop/config-vars";

    @TempDir
    Path folder;

    private TestPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform()
                .on("GET " + VARS, "{\"A\":\"1\",\"TEXT\":\"two\\nlines\"}")
                .on("PATCH " + VARS, "{}")
                .on("GET /apps/shop/releases", "[{\"version\":7}]");
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void readsBackWhatItWrites() {
        Map<String, String> vars = new LinkedHashMap<>();
        for (String value : new String[] {
            "",
            "plain",
            " spaces ",
            "two\nlines\r\n",
            "it's",
            "say \"x\"",
            "back\\slash\\",
            "$HOME #no",
            "a=b",
            "\t",
            "ü€😀"
        }) {
            vars.put("V" + vars.size(), value);
        }

        assertEquals(vars, DotEnv.parse(DotEnv.format(vars), "x"));
    }

    @Test
    void readsTheFormsThatPeopleWrite() {
        Map<String, String> vars = DotEnv.parse("""
                # a comment

                export A=1
                B = two words # and a comment
                C='it is $literal'
                D="with \\"quotes\\""   # said
                E=
                URL=http://x/#part
                LAST=x""", "x");

        assertEquals(
                Map.of(
                        "A",
                        "1",
                        "B",
                        "two words",
                        "C",
                        "it is $literal",
                        "D",
                        "with \"quotes\"",
                        "E",
                        "",
                        "URL",
                        "http://x/#part",
                        "LAST",
                        "x"),
                vars);
    }

    @Test
    void namesTheLineThatItCannotRead() {
        CommandException failure = assertThrows(CommandException.class, () -> DotEnv.parse("A=1\nnonsense\n", ".env"));

        assertTrue(String.valueOf(failure.getMessage()).startsWith("Line 2 of .env"), failure.getMessage());
    }

    @Test
    void pullsIntoAFileOfItsOwnerAloneAndKeepsWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve(".env"), "A=mine\nOWN=x\n");

        assertEquals(0, Run.in(folder, platform, "config:pull", "-a", "shop").code());

        assertEquals("A=mine\nOWN=x\nTEXT=\"two\\nlines\"\n", Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Run.in(folder, platform, "config:pull", "--overwrite", "-a", "shop");
        assertTrue(Files.readString(file).startsWith("A=1\n"));
    }

    @Test
    void pushesWhatIsNewInOneRelease() throws IOException {
        Files.writeString(folder.resolve(".env"), "A=other\nNEW=x\n");

        Run run = Run.in(folder, platform, "config:push", "-a", "shop");

        assertEquals("Setting NEW and restarting ⬢ shop... done, v7\n", run.err());
        assertEquals("{\"NEW\":\"x\"}", platform.request("PATCH " + VARS).body());
    }

    @Test
    void pushesAllAndRemovesTheRestWhenTold() throws IOException {
        Files.writeString(folder.resolve(".env"), "A=other\n");

        Run.in(folder, platform, "config:push", "--overwrite", "--clean", "-a", "shop");

        assertEquals(
                "{\"A\":\"other\",\"TEXT\":null}",
                platform.request("PATCH " + VARS).body());
    }

    @Test
    void editsInTheEditorOfTheEnvironment() {
        Map<String, String> environment =
                Map.of("SLIPWAY_API_URL", platform.url(), "EDITOR", "sed -i -e s/A=1/A=2/ -e /TEXT/d");

        Run run = Run.with(folder, environment, null, "config:edit", "-a", "shop");

        assertEquals(0, run.code(), run.err());
        assertEquals(
                "{\"A\":\"2\",\"TEXT\":null}", platform.request("PATCH " + VARS).body());
    }

    @Test
    void changesNothingWhenTheEditorFailsOrNothingWasEdited() {
        Map<String, String> failing = Map.of("SLIPWAY_API_URL", platform.url(), "VISUAL", "false");
        Map<String, String> idle = Map.of("SLIPWAY_API_URL", platform.url(), "EDITOR", "true");

        assertEquals(
                1, Run.with(folder, failing, null, "config:edit", "-a", "shop").code());
        assertEquals(
                "Nothing was changed.\n",
                Run.with(folder, idle, null, "config:edit", "-a", "shop").err());
        assertFalse(
                platform.requests().stream().anyMatch(request -> request.line().startsWith("PATCH")));
    }
}
