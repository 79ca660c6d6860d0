package dev.slipway.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A second person comes to the platform, by the commands that the guide names. */
@ExtendWith(Installed.class)
@Order(2)
class PeopleTest {
    private static final String PASSWORD = "correct horse battery";

    @Test
    void aNewUserSetsAPasswordLogsInAndPushesWhereTheyMay(Slipway slipway) throws Exception {
        App app = App.create(slipway, "shared", App.testApp("probe"));
        app.push().ok();
        String link = slipway.run("users:add", "bob@example.com")
                .ok()
                .lines()
                .toList()
                .getLast();
        setPassword(link);
        Map<String, String> bobs = new HashMap<>(slipway.in(slipway.folder()).environment());
        bobs.put("SLIPWAY_PLATFORM", "here");
        bobs.put("XDG_CONFIG_HOME", slipway.folder().resolve("bob").toString());
        assertTrue(
                bob(slipway, bobs, "login http://localhost:" + slipway.platformPort() + " -n here -e bob@example.com")
                        .ok()
                        .contains("as bob@example.com"));
        assertEquals("bob@example.com", bob(slipway, bobs, "whoami").ok().strip());

        assertTrue(bob(slipway, bobs, "ps -a shared").refused().contains("do not have access to the app shared"));
        assertFalse(bob(slipway, bobs, "apps").ok().contains("shared"));
        slipway.run("access:add", "bob@example.com", "-a", "shared", "--permissions", "view")
                .ok();
        bob(slipway, bobs, "ps -a shared").ok();
        assertTrue(bob(slipway, bobs, "config -a shared").refused().contains("permission deploy or operate"));

        String key = bob(slipway, bobs, "authorizations:create --short")
                .ok()
                .lines()
                .toList()
                .getLast();
        String remote = "http://bob:" + key + "@localhost:" + slipway.platformPort() + "/shared.git";
        app.write("more.txt", "of Bob").commit("of Bob");
        app.git("push", remote, "main").refused();
        slipway.run("access:update", "bob@example.com", "-a", "shared", "--permissions", "deploy")
                .ok();
        app.git("push", remote, "main").ok();

        String audit = slipway.run("audit", "-a", "shared").ok();
        assertTrue(audit.contains("access:update"), audit);
        assertTrue(audit.lines().anyMatch(line -> line.matches(".*bob@example.com.* build:create .*")), audit);
        slipway.run("users:remove", "bob@example.com", "--confirm", "bob@example.com")
                .ok();
        bob(slipway, bobs, "whoami").refused();
        app.git("ls-remote", remote).refused();
    }

    private static Result bob(Slipway slipway, Map<String, String> environment, String line) {
        String script = slipway.in(slipway.folder()).line().getLast();
        return slipway.command(
                        slipway.folder(),
                        environment,
                        List.of("bash", "-c", "echo '" + PASSWORD + "' | '" + script + "' " + line))
                .run();
    }

    /** As the console's page does. */
    private static void setPassword(String link) throws IOException, InterruptedException {
        URI url = URI.create(link);
        String form = "password=" + PASSWORD.replace(' ', '+') + "&confirmation=" + PASSWORD.replace(' ', '+');
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> page =
                    client.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
            assertTrue(page.body().contains("bob@example.com"), page.body());
            HttpResponse<String> set = client.send(
                    HttpRequest.newBuilder(url)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Origin", "http://" + url.getAuthority())
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(303, set.statusCode(), set.body());
        }
    }
}
