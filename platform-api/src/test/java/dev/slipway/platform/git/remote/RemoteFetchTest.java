package dev.slipway.platform.git.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetches from git's own server. */
class RemoteFetchTest {
    private static final String REF = "refs/slipway/builds/1";

    @TempDir
    Path folder;

    private final RemoteFetch remotes = TestRemotes.trusting("localhost");
    private GitHost host;
    private Repository own;

    @BeforeEach
    void aServerAndARepository() throws IOException {
        host = new GitHost(folder);
        host.create("shop");
        own = new FileRepository(folder.resolve("own").toFile());
        own.create(true);
    }

    @AfterEach
    void stop() {
        own.close();
        host.close();
    }

    @Test
    void fetchesABranchWithItsHistoryAndLaterOnlyWhatIsNew() throws Exception {
        String first = host.commit("shop", "main", "a", "1");
        assertEquals(first, remotes.branch(own, shop(), "main", REF).name());
        String second = host.commit("shop", "main", "a", "2");
        assertEquals(second, remotes.branch(own, shop(), "main", REF).name());
        assertTrue(own.getObjectDatabase().has(ObjectId.fromString(first)));
        assertEquals(second, own.exactRef(REF).getObjectId().name());
    }

    @Test
    void takesABranchThatWasRewritten() throws Exception {
        host.commit("shop", "main", "a", "1");
        remotes.branch(own, shop(), "main", REF);
        GitHost.git(host.work("shop"), "checkout", "-q", "--orphan", "anew");
        String rewritten = host.commit("shop", "main", "b", "1");
        assertEquals(rewritten, remotes.branch(own, shop(), "main", REF).name());
    }

    @Test
    void knowsWhereABranchStandsAndWhichIsTheDefault() throws Exception {
        String main = host.commit("shop", "main", "a", "1");
        String feature = host.commit("shop", "feature", "a", "2");
        assertEquals(new RemoteFetch.Tip("feature", feature), remotes.tip(shop(), Optional.of("feature")));
        assertEquals(new RemoteFetch.Tip("main", main), remotes.tip(shop(), Optional.empty()));
        FetchException none = assertThrows(FetchException.class, () -> remotes.tip(shop(), Optional.of("gone")));
        assertTrue(none.reason().contains("has no branch gone"), none.reason());
        assertFalse(none.isPassing());
    }

    @Test
    void saysThatAnEmptyRepositoryHasNoBranch() {
        FetchException none = assertThrows(FetchException.class, () -> remotes.tip(shop(), Optional.empty()));
        assertTrue(none.reason().contains("Name the branch"), none.reason());
    }

    @Test
    void opensAPrivateRepositoryWithItsTokenOnly() throws Exception {
        String commit = host.commit("shop", "main", "a", "1");
        host.lock("shop", "hush");
        FetchException without = assertThrows(FetchException.class, () -> remotes.tip(shop(), Optional.empty()));
        assertTrue(without.reason().contains("status 401"), without.reason());
        assertTrue(without.reason().contains("needs a token"), without.reason());
        FetchException wrong =
                assertThrows(FetchException.class, () -> remotes.branch(own, shop("wrong-token"), "main", REF));
        assertTrue(wrong.reason().contains("may the token read"), wrong.reason());
        assertFalse(wrong.reason().contains("wrong-token"), wrong.reason());
        assertFalse(wrong.isPassing());
        assertEquals(commit, remotes.branch(own, shop("hush"), "main", REF).name());
    }

    @Test
    void showsTheTokenToItsOwnServerOnly() throws Exception {
        host.commit("shop", "main", "a", "1");
        RemoteFetch both = TestRemotes.trusting("localhost", "127.0.0.1");
        URI moved = URI.create("http://localhost:" + host.port() + "/to/127.0.0.1/shop.git");
        both.branch(own, new Remote(moved, "x", Optional.of("hush")), "main", REF);
        assertTrue(host.asked().stream()
                .filter(asked -> asked.host().startsWith("127.0.0.1"))
                .allMatch(asked -> asked.authorization().isEmpty()));
        assertTrue(host.asked().stream()
                .filter(asked -> asked.host().startsWith("localhost"))
                .allMatch(asked -> asked.authorization().startsWith("Basic ")));
    }

    @Test
    void connectsToNoPrivateAddressWhetherNamedOrRedirectedTo() {
        host.commit("shop", "main", "a", "1");
        FetchException named = refused("http://127.0.0.1:" + host.port() + "/shop.git");
        assertTrue(named.reason().contains("https only"), named.reason());
        FetchException secure = refused("https://127.0.0.1:" + host.port() + "/shop.git");
        assertTrue(secure.reason().contains("not a public address"), secure.reason());
        assertTrue(secure.reason().contains("slipway.outbound.trusted-hosts"), secure.reason());
        FetchException redirected = refused("http://localhost:" + host.port() + "/to/127.0.0.1/shop.git");
        assertTrue(redirected.reason().contains("https only"), redirected.reason());
        assertFalse(redirected.isPassing());
        assertTrue(host.asked().stream().allMatch(asked -> asked.host().startsWith("localhost")));
    }

    @Test
    void followsARedirectOnTheSameServer() throws Exception {
        String commit = host.commit("shop", "main", "a", "1");
        URI moved = URI.create("http://localhost:" + host.port() + "/to/localhost/shop.git");
        assertEquals(
                commit, remotes.branch(own, Remote.open(moved), "main", REF).name());
    }

    @Test
    void takesNoMoreThanTheLimit() {
        byte[] noise = new byte[300_000];
        new Random(7).nextBytes(noise);
        host.commit("shop", "main", "a", new String(noise, StandardCharsets.ISO_8859_1));
        RemoteFetch small = TestRemotes.with(100_000, Duration.ofMinutes(1), "localhost");
        FetchException large = assertThrows(FetchException.class, () -> small.branch(own, shop(), "main", REF));
        assertTrue(large.reason().contains("the most that is fetched"), large.reason());
        assertFalse(large.isPassing());
    }

    @Test
    void takesNoMoreNamesOfBranchesThanFitIntoMemory() {
        String line = "0041%s refs/heads/%%08d\n".formatted("1".repeat(40));
        host.serve("/endless.git/info/refs", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Content-Type", "application/x-git-upload-pack-advertisement");
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody()
                        .write("001e# service=git-upload-pack\n0000".getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < 1_000_000; i++) {
                    exchange.getResponseBody().write(line.formatted(i).getBytes(StandardCharsets.US_ASCII));
                }
            }
        });
        FetchException large = refused("http://localhost:" + host.port() + "/endless.git");
        assertTrue(large.reason().contains("more than 16 MB"), large.reason());
    }

    @Test
    void waitsNoLongerThanTheLimit() {
        host.commit("shop", "main", "a", "1");
        host.fallSilent();
        RemoteFetch hasty = TestRemotes.with(1_000_000, Duration.ofMillis(300), "localhost");
        FetchException late = assertThrows(FetchException.class, () -> hasty.branch(own, shop(), "main", REF));
        assertTrue(late.reason().contains("took too long"), late.reason());
        assertTrue(late.isPassing());
    }

    @Test
    void triesAgainLaterWhereNobodyAnswers() {
        host.close();
        FetchException gone = assertThrows(FetchException.class, () -> remotes.tip(shop(), Optional.empty()));
        assertTrue(gone.isPassing(), gone.reason());
        FetchException unknown = refused("https://nobody.invalid/shop.git");
        assertTrue(unknown.reason().contains("nobody.invalid is not known"), unknown.reason());
    }

    private FetchException refused(String url) {
        return assertThrows(FetchException.class, () -> remotes.tip(Remote.open(URI.create(url)), Optional.of("main")));
    }

    private Remote shop() {
        return Remote.open(host.url("shop"));
    }

    private Remote shop(String token) {
        return new Remote(host.url("shop"), "x-access-token", Optional.of(token));
    }
}
