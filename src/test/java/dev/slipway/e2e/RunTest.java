package dev.slipway.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Installed.class)
@Order(4)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunTest {
    private Slipway slipway;
    private App app;

    @BeforeAll
    void push(Slipway shared) {
        slipway = shared;
        app = App.create(slipway, "runs", App.testApp("probe"));
        app.push().ok();
        app.slipway("config:set", "GREETING=hello  'there'").ok();
    }

    @Test
    void anAttachedDynoHasImageAndConfigAndEndsWithItsStatus() {
        Result run = inRepository("run", "-e", "X=added", "sh", "-c", "echo \"$GREETING\" $X; ls server.py; exit 7");
        assertEquals(7, run.code(), run::toString);
        assertTrue(run.output().contains("hello  'there' added\nserver.py\n"), run::toString);
    }

    @Test
    void anAttachedDynoLeavesNothingBehind() {
        Footprint before = Footprint.of(slipway, app);
        inRepository("run", "true").ok();
        Footprint.assertUnchanged(slipway, app, before);
    }

    @Test
    void theOutputOfADetachedDynoGoesToTheLogAndItStopsWhenToldTo() {
        inRepository("run:detached", "echo from detached; sleep 600").ok();
        app.awaitLog("from detached");
        String name = app.json("ps").findValuesAsText("name").stream()
                .filter(dyno -> dyno.startsWith("run."))
                .findFirst()
                .orElseThrow();
        app.slipway("ps:stop", name).ok();
        app.awaitLog("Process exited with status");
        assertTrue(app.json("ps").findValuesAsText("name").stream().noneMatch(name::equals));
    }

    @Test
    void aCommandThatIsNotThereIsToldAsAShellTellsIt() {
        Result run = inRepository("run", "no-such-command");
        assertEquals(127, run.code(), run::toString);
        assertTrue(run.output().contains("no-such-command"), run::toString);
    }

    /** The app comes from the git remote, since what follows the command is the command's. */
    private Result inRepository(String... arguments) {
        return slipway.in(app.repository(), arguments).run();
    }
}
