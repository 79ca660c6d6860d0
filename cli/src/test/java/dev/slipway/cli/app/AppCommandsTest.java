package dev.slipway.cli.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppCommandsTest {
    private static final String SHOP = """
            {"name":"shop","web_url":"http://shop.localhost:8080/","git_url":"http://localhost:5000/shop.git",
             "created_at":"2026-11-25T11:00:00Z","owner":{"email":"admin@localhost"},"stack":{"name":"bookworm"},"repo_size":2048}""";

    @TempDir
    Path directory;

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
    void listsApps() {
        platform.on("GET /apps", "[{\"name\":\"blog\"},{\"name\":\"shop\"}]");

        assertEquals("=== Apps\n\nblog\nshop\n", Run.of(platform, "apps").out());
    }

    @Test
    void createsAnAppAndPrintsWhereItIs() throws IOException {
        platform.on("POST /apps", 201, SHOP);

        Run run = Run.in(directory, platform, "create", "shop");

        assertEquals(0, run.code());
        assertEquals("Creating ⬢ shop... done\n", run.err());
        assertEquals("http://shop.localhost:8080/ | http://localhost:5000/shop.git\n", run.out());
        assertEquals("shop", platform.request("POST /apps").json().path("name").asText());
    }

    @Test
    void leavesTheNameToThePlatformWhenNoneIsGiven() {
        platform.on("POST /apps", 201, SHOP);

        Run run = Run.in(directory, platform, "apps:create");

        assertEquals("Creating app... done, shop\n", run.err());
        assertEquals("{}", platform.request("POST /apps").body());
    }

    @Test
    void connectsTheRepositoryWithoutAKeyInItsConfiguration() throws Exception {
        git("init", "-q");
        platform.on("POST /apps", 201, SHOP);

        Run run = Run.with(
                directory,
                Map.of("SLIPWAY_API_URL", platform.url(), "SLIPWAY_HOME", "/var/lib/it's slipway"),
                null,
                "create",
                "shop");

        assertEquals(0, run.code(), run.err());
        assertEquals("http://localhost:5000/shop.git", git("config", "remote.slipway.url"));
        assertEquals(
                "\n!SLIPWAY_HOME='/var/lib/it'\\''s slipway' '/opt/slip way/slipway' git:credentials",
                git("config", "--get-all", "credential.http://localhost:5000.helper"));
        assertTrue(!git("config", "--list").contains("secret-key"));
    }

    @Test
    void findsTheAppThroughTheRemote() throws Exception {
        git("init", "-q");
        platform.on("GET /apps/shop", SHOP);
        Run connected = Run.in(directory, platform, "git:remote", "-a", "shop");

        Run run = Run.in(directory, platform, "open");

        assertEquals("set git remote slipway to http://localhost:5000/shop.git\n", connected.out());
        assertEquals("http://shop.localhost:8080/\n", run.out());
    }

    @Test
    void saysSoWhenTheAppCouldNotBeCreated() {
        platform.on("POST /apps", 422, "{\"id\":\"invalid_params\",\"message\":\"Name shop is already taken\"}");

        Run run = Run.in(directory, platform, "create", "shop");

        assertEquals(1, run.code());
        assertEquals("Creating ⬢ shop... !\n ›   Error: Name shop is already taken\n", run.err());
    }

    @Test
    void describesAnApp() {
        platform.on("GET /apps/shop", SHOP)
                .on("GET /apps/shop/dynos", "[{\"type\":\"web\"},{\"type\":\"web\"},{\"type\":\"worker\"}]")
                .on("GET /apps/shop/git-settings", "{\"deploy_branches\":[\"main\",\"master\"]}");

        Run run = Run.of(platform, "info", "-a", "shop");

        assertEquals("""
                === shop

                Created:        2026/11/25 11:00:00 +0000 (~ 1h ago)
                Deploy branch:  main, master
                Dynos:          web: 2, worker: 1
                Git URL:        http://localhost:5000/shop.git
                Owner:          admin@localhost
                Repo Size:      2.0 KB
                Slug Size:      -
                Stack:          bookworm
                Web URL:        http://shop.localhost:8080/
                """, run.out());
    }

    @Test
    void destroysAnAppThatIsNamedTwice() {
        platform.on("GET /apps/shop", SHOP).on("DELETE /apps/shop", SHOP);

        Run run = Run.of(platform, "destroy", "-a", "shop", "--confirm", "shop");

        assertEquals(0, run.code());
        assertEquals("Destroying ⬢ shop... done\n", run.err());
    }

    @Test
    void destroysNothingWithoutConfirmation() {
        platform.on("GET /apps/shop", SHOP);

        assertEquals(2, Run.of(platform, "destroy", "-a", "shop").code());
        assertEquals(
                1,
                Run.of(platform, "destroy", "-a", "shop", "--confirm", "blog").code());
        assertEquals(1, typing("blog\n").code());
        assertTrue(
                platform.requests().stream().noneMatch(request -> request.line().startsWith("DELETE")));
    }

    @Test
    void destroysAnAppWhoseNameIsTyped() {
        platform.on("GET /apps/shop", SHOP).on("DELETE /apps/shop", SHOP);

        assertEquals(0, typing("shop\n").code());
    }

    private Run typing(String typed) {
        return Run.with(directory, Map.of("SLIPWAY_API_URL", platform.url()), typed, "destroy", "-a", "shop");
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output.stripTrailing();
    }

    @Test
    void renamesAnAppAndTurnsTheRemotesThatLedToIt() throws Exception {
        git("init", "-q");
        git("remote", "add", "slipway", "http://localhost:5000/old.git");
        git("remote", "add", "other", "http://localhost:5000/another.git");
        platform.on("PATCH /apps/old", SHOP);

        Run run = Run.in(directory, platform, "rename", "shop");

        assertEquals(0, run.code(), run.err());
        assertEquals("{\"name\":\"shop\"}", platform.request("PATCH /apps/old").body());
        assertEquals("http://localhost:5000/shop.git", git("config", "remote.slipway.url"));
        assertEquals("http://localhost:5000/another.git", git("config", "remote.other.url"));
    }

    @Test
    void turnsMaintenanceOnAndOff() {
        platform.on("PATCH /apps/shop", SHOP).on("GET /apps/shop", "{\"maintenance\":true}");

        assertEquals(
                "Enabling maintenance mode for ⬢ shop... done\n",
                Run.of(platform, "maintenance:on", "-a", "shop").err());
        assertEquals(
                "{\"maintenance\":true}", platform.request("PATCH /apps/shop").body());
        assertEquals("on\n", Run.of(platform, "maintenance", "-a", "shop").out());
    }

    @Test
    void findsDomainsThatGetNoCertificateByThemselves() {
        platform.on("GET /apps", "[{\"name\":\"shop\",\"acm\":true}]")
                .on("GET /apps/shop/dynos", "[]")
                .on(
                        "GET /apps/shop/sni-endpoints",
                        "[{\"name\":\"acm-oslo-1\",\"ssl_cert\":{\"expires_at\":\"2026-11-26T11:00:00Z\"}}]")
                .on("GET /apps/shop/domains", """
                        [{"hostname":"shop.localhost","acm_status":null},
                         {"hostname":"www.example.com","acm_status":"cert issued"},
                         {"hostname":"example.com","acm_status":"failing","acm_status_reason":"Nobody listens there."}]""");
        Run run = Run.of(platform, "apps:doctor");
        assertEquals(1, run.code());
        assertTrue(
                run.err()
                        .contains(
                                "Of shop the domain example.com gets no certificate: Nobody listens there. Try again:"),
                run.err());
        assertTrue(!run.err().contains("www.example.com") && !run.err().contains("acm-oslo-1"), run.err());
    }

    @Test
    void findsDynosThatDoNotComeUpAndCertificatesThatEnd() {
        platform.on("GET /apps", "[{\"name\":\"shop\"}]").on("GET /apps/shop/dynos", """
                        [{"name":"web.1","state":"crashed"},{"name":"web.2","state":"up"},
                         {"name":"web.3","state":"starting","updated_at":"2026-11-25T11:59:00Z"},
                         {"name":"web.4","state":"starting","updated_at":"2026-11-25T11:00:00Z"}]""");

        platform.on("GET /apps/shop/sni-endpoints", """
                [{"name":"oslo-1","ssl_cert":{"expires_at":"2026-11-25T11:00:00Z"}},
                 {"name":"riga-2","ssl_cert":{"expires_at":"2027-11-25T11:00:00Z"}}]""");
        Run run = Run.of(platform, "apps:doctor");

        assertEquals(1, run.code());
        assertTrue(run.err().contains("Of shop the certificate oslo-1 expired at 2026-11-25 11:00 UTC."), run.err());
        assertTrue(!run.err().contains("riga-2"), run.err());
        assertTrue(run.err().contains("web.1 of shop is crashed. See why:"), run.err());
        assertTrue(run.err().contains("web.4") && !run.err().contains("web.3"), run.err());
    }
}
