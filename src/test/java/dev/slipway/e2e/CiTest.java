package dev.slipway.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Commits are tested on the platform before they are deployed. */
@ExtendWith(Installed.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CiTest {
    private Slipway slipway;
    private App app;

    @BeforeAll
    void anAppInAPipeline(Slipway shared) {
        slipway = shared;
        app = App.create(slipway, "tested", App.testApp("tested"));
        app.slipway("pipelines:create", "tested-way", "-s", "staging").ok();
        here("ci:config:set", "TOKEN=hidden").ok();
    }

    @Test
    void aCommitIsTestedInAnAppOfItsOwnThatLeavesNothing() {
        app.commit("Work");
        List<String> networks = Docker.networks(slipway);
        Result good = here("ci:run");
        assertEquals(0, good.code(), good::toString);
        assertTrue(good.output().contains("prepared"), good::toString);
        assertTrue(good.output().contains("ok 2 - has its config vars"), good::toString);
        assertTrue(good.output().contains("✓ #1 main:" + app.head().substring(0, 7) + " succeeded"), good::toString);
        awaitNothingLeft(networks);

        app.write("broken", "yes").commit("Break it");
        Result bad = here("ci:run");
        assertEquals(3, bad.code(), bad::toString);
        assertTrue(bad.output().contains("not ok 3 - is whole"), bad::toString);
        awaitNothingLeft(networks);

        String list = here("ci").ok();
        assertTrue(list.contains("#1") && list.contains("#2") && list.contains("failed"), list);
        Result last = here("ci:last");
        assertEquals(3, last.code());
        assertTrue(last.output().contains("not ok 3 - is whole"), last::toString);
        assertEquals(0, here("ci:rerun", "1").code());
    }

    private void awaitNothingLeft(List<String> networks) {
        await("the end of the test run's containers and networks")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    List<String> apps = Docker.containers(slipway, "{{.Label \"slipway.app-name\"}}");
                    assertFalse(apps.stream().anyMatch(name -> name.startsWith("ci-")), apps::toString);
                    assertEquals(networks, Docker.networks(slipway));
                });
        assertFalse(slipway.run("apps").ok().contains("ci-"));
    }

    /** A command of the client in the app's git repository. */
    private Result here(String... arguments) {
        return slipway.in(app.repository(), arguments).run();
    }
}
