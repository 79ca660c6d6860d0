package dev.slipway.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Installed.class)
@Order(2)
class SshPushTest {
    @Test
    void deploysOverSshWithAKeyThatTheClientAdded(Slipway slipway) {
        Path key = slipway.folder().resolve("ssh-key");
        run(slipway, List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "e2e", "-f", key.toString()));
        slipway.run("keys:add", key + ".pub").ok();
        assertTrue(slipway.run("keys").ok().contains(" e2e"));
        App app = App.create(slipway, "ssh-push", App.testApp("probe"));
        app.git("remote", "set-url", "slipway", "ssh://git@localhost:" + slipway.sshPort() + "/ssh-push.git")
                .ok();
        app.git(
                        "config",
                        "core.sshCommand",
                        "ssh -F /dev/null -o IdentitiesOnly=yes -o BatchMode=yes -o StrictHostKeyChecking=accept-new"
                                + " -o UserKnownHostsFile=" + slipway.folder().resolve("known-hosts") + " -i " + key)
                .ok();
        String pushed = app.push().ok();
        assertTrue(pushed.contains("remote: Building source:"), pushed);
        assertEquals(200, app.get("/").status());
        assertTrue(app.remoteRefs().contains(app.head() + "\trefs/heads/main"), app.remoteRefs());
        slipway.run("keys:clear").ok();
        app.git("ls-remote", "slipway").refused();
    }

    private static void run(Slipway slipway, List<String> line) {
        slipway.command(slipway.folder(), Map.of("PATH", System.getenv("PATH")), line)
                .run()
                .ok();
    }
}
