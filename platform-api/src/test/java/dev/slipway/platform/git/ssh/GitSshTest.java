package dev.slipway.platform.git.ssh;

import static dev.slipway.platform.Api.api;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.git.ssh.Developer.Ended;
import dev.slipway.platform.key.TestKeys;
import dev.slipway.platform.rollout.Stage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real git and ssh against the platform's port. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class GitSshTest {
    @Inject
    Stage stage;

    @Inject
    GitSshServer server;

    @TempDir
    Path folder;

    private App app;
    private Developer developer;

    @BeforeEach
    void someoneComes() {
        app = stage.createApp();
        developer = Developer.in(folder, server.port());
    }

    @Test
    void pushesBuildsAndClones() {
        developer.addKey();
        developer.init(app.name);
        Process push = developer.startGit("push", "slipway", "main");
        awaitBuilds(1);
        stage.deployNext(app, Map.of("web", "node server.js"));
        Ended ended = Developer.end(push);
        assertEquals(0, ended.code(), ended::output);
        assertTrue(ended.output().contains("remote: Building source:"), ended::output);
        String head = developer.git("rev-parse", "HEAD").output().strip();
        assertEquals(head + "\trefs/heads/main", shownRefs());
        assertEquals(
                0, developer.git("clone", "-q", developer.url(app.name), "copy").code());
        assertEquals(
                head, developer.git("-C", "copy", "rev-parse", "HEAD").output().strip());
    }

    @Test
    void aBuildGoesOnWithoutTheClientThatHungUp() {
        developer.addKey();
        developer.init(app.name);
        Process push = developer.startGit("push", "slipway", "main");
        awaitBuilds(1);
        push.descendants().forEach(ProcessHandle::destroyForcibly);
        push.destroyForcibly();
        stage.deployNext(app, Map.of("web", "node server.js"));
        String head = developer.git("rev-parse", "HEAD").output().strip();
        await().atMost(Duration.ofMinutes(1)).until(() -> shownRefs().equals(head + "\trefs/heads/main"));
    }

    @Test
    void understandsTheShortFormOfARemote() {
        developer.addKey();
        Ended listed = developer.git("ls-remote", "git@localhost:" + app.name + ".git");
        assertEquals(0, listed.code(), listed::output);
    }

    @Test
    void letsInKeysOfEachType() {
        KeyPair[] pairs = {TestKeys.pair("ssh-rsa", 2048), TestKeys.pair("ecdsa-sha2-nistp384", 384)};
        for (KeyPair pair : pairs) {
            Developer other = Developer.in(folder.resolve(pair.getPublic().getAlgorithm()), server.port(), pair);
            other.addKey();
            Ended greeted = other.ssh("-T");
            assertEquals(1, greeted.code(), greeted::output);
        }
    }

    @Test
    void tellsWhoAsksForAShellWhoTheyAre() {
        developer.addKey();
        for (Ended ended : new Ended[] {
            developer.ssh("-T"),
            developer.ssh("uname", "-a"),
            developer.ssh("git-upload-archive", "'x'"),
            developer.ssh("git-upload-pack 'a'; id")
        }) {
            assertEquals(1, ended.code(), ended::output);
            assertTrue(ended.output().contains("Hi admin@localhost! Your key (laptop) is known"), ended::output);
            assertFalse(ended.output().contains("uid="), ended::output);
        }
    }

    @Test
    void refusesFilesAndForwarding() {
        developer.addKey();
        assertNotEquals(0, developer.sftp().code());
        Ended forward = developer.ssh("-o", "ExitOnForwardFailure=yes", "-R", "0:localhost:1", "-N");
        assertNotEquals(0, forward.code(), forward::output);
        Ended through = developer.ssh("-W", "localhost:" + server.port());
        assertNotEquals(0, through.code(), through::output);
        assertFalse(through.output().contains("SSH-2.0"), through::output);
    }

    @Test
    void refusesKeysThatNobodyAddedAndOtherUsers() {
        Ended stranger = developer.ssh("-T");
        assertEquals(255, stranger.code());
        assertTrue(stranger.output().contains("Permission denied (publickey)"), stranger::output);
        String id = developer.addKey();
        assertEquals(255, developer.sshAs("root", "-T").code());
        assertEquals(1, developer.ssh("-T").code());
        api().delete("/account/keys/" + id).then().statusCode(200);
        assertEquals(255, developer.ssh("-T").code());
    }

    @Test
    void saysThatThereIsNoSuchApp() {
        developer.addKey();
        Ended clone = developer.git("clone", developer.url("no-such-app"), "copy");
        assertEquals(128, clone.code(), clone::output);
        assertTrue(clone.output().contains("Couldn't find that app: there is none named no-such-app."), clone::output);
    }

    /** The last line, since ssh may say that it trusts a new host. */
    private String shownRefs() {
        return developer
                .git("ls-remote", "slipway", "refs/*")
                .output()
                .lines()
                .filter(line -> line.contains("\t"))
                .reduce("", (all, line) -> all.isEmpty() ? line : all + "\n" + line);
    }

    private void awaitBuilds(int count) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> api().get("/apps/" + app.name + "/builds")
                                .jsonPath()
                                .getList("")
                                .size()
                        == count);
    }
}
