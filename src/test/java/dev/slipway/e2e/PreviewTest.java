package dev.slipway.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A branch is tried as an app of its own before it is deployed. */
@ExtendWith(Installed.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreviewTest {
    private static final String LOGIN = "HEAD:refs/heads/preview/login";

    private Slipway slipway;
    private App app;

    @BeforeAll
    void deployAnApp(Slipway shared) {
        slipway = shared;
        app = App.named(slipway, "previewed");
    }

    @Test
    void aPreviewRunsBesideItsParentWithTheParentsConfigUntilItsBranchIsRemoved() {
        app.commit("Try a login");
        String push = app.git("push", "slipway", LOGIN).ok();
        assertTrue(push.contains("remote: -----> Preview app previewed-pr-login"), push);
        assertTrue(push.contains(slipway.authority("previewed-pr-login.localhost")), push);
        assertTrue(preview().startsWith("previewed "), preview());
        assertTrue(app.slipway("previews").ok().contains("preview/login"));
        assertTrue(app.remoteRefs().contains(app.head() + "\trefs/heads/preview/login"), app.remoteRefs());

        String removal = app.git("push", "slipway", ":preview/login").ok();
        assertTrue(removal.contains("Preview app previewed-pr-login destroyed"), removal);
        assertFalse(app.slipway("previews").ok().contains("preview/login"));
        assertEquals(404, slipway.get("previewed-pr-login.localhost", "/").status());
        assertTrue(app.get("/").body().startsWith("previewed "));
    }

    /** It has the parent's config var. */
    private String preview() {
        return slipway.get("previewed-pr-login.localhost", "/").body();
    }
}
