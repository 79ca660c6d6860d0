package dev.slipway.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Installed.class)
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailureTest {
    private Slipway slipway;
    private App app;
    private Footprint before;

    @BeforeAll
    void pushWhatWorks(Slipway shared) {
        slipway = shared;
        app = App.create(slipway, "failing", App.testApp("probe"));
        app.push().ok();
        app.git("tag", "good").ok();
        before = Footprint.of(slipway, app);
    }

    @Test
    void aBuildThatFailsIsToldWithItsOwnOutput() {
        app.write("package.json", """
                {"name": "failing", "version": "1.0.0", "scripts": {"build": "echo no such luck && exit 1"}}
                """);
        assertDeclined("no such luck", "failed to compile Node.js app");
    }

    @Test
    void anAppOfNoKnownKindIsToldWhatWasLookedFor() {
        app.git("rm", "-q", "Procfile").ok();
        assertDeclined("no buildpack knows this app", "Procfile");
    }

    @Test
    void aProcfileThatCannotBeReadIsToldWithItsLine() {
        app.write("Procfile", "# how to start\nweb python3 server.py\n");
        assertDeclined("Procfile line 2", "no colon after the process type");
    }

    @Test
    void aDynoThatExitsAtOnceIsToldWithItsStatus() {
        app.write("Procfile", "web: echo short-lived; exit 3\n");
        assertDeclined("web.1 did not come up", "status 3", "The release before it is still live");
        assertTrue(app.slipway("logs", "-n", "200").ok().contains("short-lived"));
    }

    @Test
    void aDynoThatNeverListensIsToldItsPort() {
        app.write("Procfile", "web: sleep 1000\n");
        assertDeclined("web.1 did not come up", "listens on no port at all; bind 0.0.0.0:$PORT");
    }

    @Test
    void aDynoThatListensOnLoopbackAloneIsToldTheAddressToBind() {
        app.write("Procfile", "web: python3 -m http.server --bind 127.0.0.1 $PORT\n");
        assertDeclined("web.1 did not come up", "listens on 127.0.0.1:", "bind 0.0.0.0:$PORT instead");
    }

    @Test
    void aWrongKeyIsRefused() {
        String url = "http://slipway:wrong@localhost:" + slipway.platformPort() + "/failing.git";
        String refused =
                app.git("-c", "credential.helper=", "push", url, "main:other").refused();
        assertTrue(refused.contains("Authentication failed"), refused);
        assertUnharmed();
    }

    @Test
    void aNameThatIsTakenOrNotAllowedIsRefused() {
        String taken = slipway.run("create", "failing").refused();
        assertTrue(taken.contains("Name failing is already taken"), taken);
        String forbidden = slipway.run("create", "No_Name").refused();
        assertTrue(forbidden.contains("Name must start with a letter"), forbidden);
        assertUnharmed();
    }

    @Test
    void aPushForNoAppIsRefused() {
        String url = app.git("remote", "get-url", "slipway").ok().strip().replace("failing", "nothing-here");
        String refused = app.git("push", url, "main").refused();
        assertTrue(refused.contains("not found") || refused.contains("Couldn't find"), refused);
    }

    private void assertDeclined(String... reasons) {
        String said = app.push().refused();
        for (String reason : reasons) {
            assertTrue(said.contains(reason), said);
        }
        assertTrue(said.contains("Push rejected to failing"), said);
        assertTrue(said.contains("[remote rejected] main -> main"), said);
        assertUnharmed();
        app.git("reset", "-q", "--hard", "good").ok();
    }

    private void assertUnharmed() {
        Footprint.assertUnchanged(slipway, app, before);
        assertEquals(200, app.get("/").status());
        assertEquals(
                List.of("refs/heads/main"),
                app.remoteRefs()
                        .lines()
                        .map(line -> line.split("\t")[1])
                        .filter(ref -> !ref.equals("HEAD"))
                        .toList());
    }
}
