package dev.slipway.cli.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

class RepositoryCommandsTest {
    private static final String URL = "https://github.com/owner/shop";
    private static final String CONNECTION = """
            {"id":"7","url":"https://github.com/owner/shop","kind":"%s","branch":"main","reports_status":%s,"secret":%s,
             "hook":{"url":"%s/hooks/git/7","settings":"https://github.com/owner/shop/settings/hooks/new"},
             "user":{"email":"ada@example.com"},"last_delivery":%s}
            """;
    private static final String DELIVERY = """
            {"id":"d1","event":"push","status":"%s","result":"%s","commit":"c0ffee","build":%s,
             "created_at":"2026-11-25T11:00:00Z","reported":"success","report_failure":null}
            """;

    private TestPlatform platform;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void connectsAndPrintsWhatTheWebhookNeeds() throws IOException {
        Files.writeString(folder.resolve("token"), "ghp_hush\n");
        connection("github", true, "\"5ec4e7\"", "https://slipway.example.com", "null");

        Run run = Run.in(folder, platform, "git:connect", URL, "-a", "shop", "-b", "main", "--token-file", "token");

        assertEquals(0, run.code(), run.err());
        assertEquals(
                "{\"url\":\"https://github.com/owner/shop\",\"branch\":\"main\",\"token\":\"ghp_hush\"}",
                platform.request("PUT /apps/shop/git-connection").body());
        assertTrue(run.err().contains("Connecting " + URL + " to ⬢ shop... done, branch main"), run.err());
        assertTrue(run.out().contains("set up at https://github.com/owner/shop/settings/hooks/new"), run.out());
        assertTrue(run.out().contains("Payload URL:   https://slipway.example.com/hooks/git/7\n"), run.out());
        assertTrue(run.out().contains("Secret:        5ec4e7\n"), run.out());
        assertTrue(run.out().contains("git:deploy -a shop"), run.out());
        assertFalse(run.out().contains("ghp_hush") || run.err().contains("ghp_hush"));
    }

    @Test
    void asksForATokenAndSpeaksGitLabsWords() {
        connection("gitlab", true, "\"5ec4e7\"", "https://slipway.example.com", "null");
        Map<String, String> environment = Map.of("SLIPWAY_API_URL", platform.url());

        Run run = Run.with(
                folder, environment, "glpat-hush\n", "git:connect", URL, "-a", "shop", "-k", "gitlab", "--ask-token");

        assertTrue(
                platform.request("PUT /apps/shop/git-connection").body().contains("\"token\":\"glpat-hush\""),
                run.err());
        assertTrue(run.out().contains("Secret token:  5ec4e7\n"), run.out());
        assertTrue(run.out().contains("Trigger:       Push events\n"), run.out());
    }

    @Test
    void saysWhatWillNotWork() {
        connection("github", false, "null", "http://localhost:5000", "null");

        Run run = Run.of(platform, "git:connect", URL, "-a", "shop");

        assertEquals("The webhook stays as it was set up.\n", run.out());
        assertTrue(run.err().contains("that takes a token"), run.err());
        assertTrue(run.err().contains("it is reached at localhost"), run.err());
        assertEquals(
                1,
                Run.in(folder, platform, "git:connect", URL, "-a", "shop", "--token-file", "none")
                        .code());
    }

    @Test
    void showsTheConnectionAndItsLastDelivery() {
        connection(
                "github",
                true,
                "null",
                "https://s",
                DELIVERY.formatted("deployed", "Deployed c0ffee.", "{\"id\":\"b1\"}"));

        Run run = Run.of(platform, "git:connection", "-a", "shop");

        assertEquals("""
                === shop Repository

                Repository:     https://github.com/owner/shop
                Branch:         main
                Webhook URL:    https://s/hooks/git/7
                Connected by:   ada@example.com
                Commit status:  reported
                Last delivery:  push, 2026/11/25 11:00:00 +0000 (~ 1h ago)
                Status:         deployed
                Result:         Deployed c0ffee.
                Commit:         c0ffee
                Build:          b1
                Reported:       success
                """, run.out());
        assertTrue(
                Run.of(platform, "git:connection", "-a", "shop", "--json").out().contains("\"kind\" : \"github\""));
        connection("github", false, "null", "https://s", "null");
        Run bare = Run.of(platform, "git:connection", "-a", "shop");
        assertTrue(bare.out().contains("Last delivery:  none yet\n"), bare.out());
        assertTrue(bare.out().contains("not reported: no token"), bare.out());
    }

    @Test
    void disconnectsOnceConfirmed() {
        platform.on("DELETE /apps/shop/git-connection", "{}");

        assertEquals(2, Run.of(platform, "git:disconnect", "-a", "shop").code());
        assertEquals(
                1,
                Run.of(platform, "git:disconnect", "-a", "shop", "--confirm", "blog")
                        .code());
        assertTrue(platform.requests().isEmpty());
        assertEquals(
                0,
                Run.of(platform, "git:disconnect", "-a", "shop", "--confirm", "shop")
                        .code());
    }

    @Test
    void deploysAndShowsTheBuild() {
        delivery("deployed", "Deployed c0ffee.", "{\"id\":\"b1\"}");
        platform.on("GET /apps/shop/builds/b1", "{\"output_stream_url\":\"" + platform.url() + "/streams/b1\"}")
                .on("GET /streams/b1", "-----> Building\n");

        Run run = Run.of(platform, "git:deploy", "-a", "shop");

        assertEquals(0, run.code(), run.err());
        assertEquals("-----> Building\nDeployed c0ffee.\n", run.out());
        assertEquals(
                "Fetching.\n",
                Run.of(platform, "git:deploy", "-a", "shop", "--no-wait").out());
    }

    @Test
    void endsWithOneWhenItFails() {
        delivery("failed", "It can't be read: status 401.", "null");

        Run run = Run.of(platform, "git:deploy", "-a", "shop");

        assertEquals(1, run.code());
        assertTrue(run.err().contains("It can't be read: status 401."), run.err());
    }

    @Test
    void showsAndChoosesTheDeployBranch() {
        platform.on("GET /apps/shop/git-settings", "{\"deploy_branches\":[\"main\",\"master\"]}")
                .on("PATCH /apps/shop/git-settings", "{\"deploy_branches\":[\"trunk\"]}");

        assertEquals(
                "main, master\n", Run.of(platform, "git:branch", "-a", "shop").out());
        assertEquals(
                "trunk\n", Run.of(platform, "git:branch", "trunk", "-a", "shop").out());
        assertEquals(
                "{\"deploy_branch\":\"trunk\"}",
                platform.request("PATCH /apps/shop/git-settings").body());
        assertEquals(
                2,
                Run.of(platform, "git:branch", "trunk", "--default", "-a", "shop")
                        .code());
        Run.of(platform, "git:branch", "--default", "-a", "shop");
        assertEquals("{\"deploy_branch\":null}", platform.requests().getLast().body());
    }

    private void connection(String kind, boolean reports, String secret, String platformUrl, String delivery) {
        String body = CONNECTION.formatted(kind, reports, secret, platformUrl, delivery);
        platform.on("PUT /apps/shop/git-connection", body).on("GET /apps/shop/git-connection", body);
    }

    private void delivery(String status, String result, String build) {
        platform.on("POST /apps/shop/git-connection/deliveries", 202, DELIVERY.formatted("queued", "Fetching.", "null"))
                .on("GET /apps/shop/git-connection/deliveries/d1", DELIVERY.formatted(status, result, build));
    }
}
