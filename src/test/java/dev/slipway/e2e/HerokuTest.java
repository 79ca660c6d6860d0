package dev.slipway.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Heroku's own CLI, unmodified, against the platform. It runs in an image that the platform has built of the npm package
 * itself: the machine needs no Node.
 */
// Beside the others, with an installation of its own: most of its time is Node's.
@Execution(ExecutionMode.CONCURRENT)
// One such class at a time, and its tests one after the other.
@ResourceLock(Slipway.BESIDE)
@Order(1)
class HerokuTest {
    private static final String CONTAINER =
            "slipway-e2e-heroku-" + ProcessHandle.current().pid();

    private static Slipway slipway;
    private static Pebble authority;
    private static App app;

    @BeforeAll
    static void start() throws IOException {
        slipway = Slipway.up();
        authority = Pebble.start(slipway);
        App cli = App.create(slipway, "heroku-cli", Map.of("package.json", """
                        {"name": "heroku-cli", "private": true, "engines": {"node": "24.x"},
                         "dependencies": {"heroku": "11.10.0"}}
                        """, "Procfile", "cli: heroku\n"));
        cli.push().ok();
        // A dyno brings the image to the engine.
        slipway.in(cli.repository(), "run", "true").run().ok();
        String image = slipway.docker("images", "--digests", "--format", "{{.Repository}}@{{.Digest}}")
                .lines()
                .filter(line -> line.contains("/apps/" + cli.id() + "@"))
                .findFirst()
                .orElseThrow();
        Path work = Files.createDirectories(slipway.folder().resolve("heroku"));
        key(work.resolve("key"));
        slipway.in(work, "certs:generate", "--selfsigned", "tried.example.net", "-a", "heroku-cli")
                .run()
                .ok();
        Files.writeString(
                work.resolve("newest.js"), "console.log(JSON.parse(require('fs').readFileSync(0)).at(-1).id)");
        List<String> line = new ArrayList<>(List.of("run", "--rm", "--detach", "--name", CONTAINER, "--user", "0"));
        line.addAll(
                List.of("--network", "host", "--volume", work + ":/work", "--volume", slipway.home() + ":/slipway:ro"));
        environment().forEach((name, value) -> line.addAll(List.of("--env", name + "=" + value)));
        line.addAll(List.of("--workdir", "/work", image, "sleep", "infinity"));
        slipway.docker(line.toArray(String[]::new));
        slipway.docker("exec", CONTAINER, "mkfifo", "/work/input");
        slipway.run("users:add", "ann@example.com").ok();
        slipway.run("teams:create", "crew").ok();
        app = App.create(slipway, "tried", App.testApp("probe"));
        app.push().ok();
        App.create(slipway, "other", App.testApp("probe"))
                .write("Procfile", "release: true\nweb: python3 -u server.py\n")
                .commit("With a release command")
                .push()
                .ok();
    }

    @AfterAll
    static void stop() {
        if (authority != null) {
            slipway.docker("rm", "--force", CONTAINER);
            authority.close();
        }
        if (slipway != null) {
            slipway.close();
        }
    }

    /** Each start of Node takes a second, most of it in one thread: two lists at once take half as long as one. */
    @Test
    void commandsDoWhatTheyDoOnHeroku() throws Exception {
        List<String> wrong = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> lists = new ArrayList<>();
            for (String list : HerokuCommand.LISTS) {
                List<HerokuCommand> commands = HerokuCommand.of(list);
                lists.add(threads.submit(() -> commands.stream()
                        .flatMap(command -> command.run(slipway, CONTAINER).stream())
                        .toList()));
            }
            for (Future<List<String>> list : lists) {
                wrong.addAll(list.get());
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void eachCommandOfTheCliIsTriedOrHasAReason() throws IOException {
        JsonNode known = new ObjectMapper()
                .readTree(slipway.docker("exec", CONTAINER, "/bin/sh", "-c", "heroku commands --json 2>/dev/null"));
        Set<String> tried =
                HerokuCommand.all().stream().map(HerokuCommand::name).collect(Collectors.toSet());
        Set<String> covered = new HashSet<>(tried);
        for (JsonNode command : known) {
            Set<String> names = names(command);
            if (names.stream().anyMatch(tried::contains)) {
                covered.addAll(names);
            }
        }
        List<HerokuLeftOut> leftOut = HerokuLeftOut.all();
        List<String> without = StreamSupport.stream(known.spliterator(), false)
                .filter(command -> names(command).stream().noneMatch(covered::contains))
                .map(command -> command.path("id").asText())
                .filter(id -> leftOut.stream().noneMatch(row -> row.has(id)))
                .toList();
        assertEquals(List.of(), without);
    }

    /** A command is listed once by its name, and once by each of its other names. */
    private static Set<String> names(JsonNode command) {
        Set<String> names = new HashSet<>(Set.of(command.path("id").asText()));
        command.path("aliases").forEach(alias -> names.add(alias.asText()));
        command.path("hiddenAliases").forEach(alias -> names.add(alias.asText()));
        return names;
    }

    /** Heroku's CLI makes https remotes only. */
    @Test
    void gitPushesOverTls() {
        app.git("remote", "set-url", "slipway", "https://127.0.0.1:" + slipway.tlsPort() + "/tried.git")
                .ok();
        // As Heroku's own helper answers.
        app.git(
                        "config",
                        "credential.https://127.0.0.1:" + slipway.tlsPort() + ".helper",
                        "!f() { echo username=heroku; echo password=" + slipway.read("api-key") + "; }; f")
                .ok();
        app.git("config", "http.sslCAInfo", slipway.home().resolve("tls/ca.pem").toString())
                .ok();
        String pushed = app.push().ok();
        assertTrue(pushed.contains("deployed to Slipway"), pushed);
    }

    /** What {@code slipway heroku} prints, as the container sees it. */
    private static Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(Map.of("HOME", "/work"));
        Pattern.compile("export (HEROKU_\\w+|DISABLE_TELEMETRY)=(.*)")
                .matcher(slipway.run("heroku").ok())
                .results()
                .forEach(variable -> environment.put(variable.group(1), variable.group(2)));
        environment.put("NODE_EXTRA_CA_CERTS", "/slipway/tls/ca.pem");
        return environment;
    }

    private static void key(Path file) {
        slipway.command(
                        slipway.folder(),
                        System.getenv(),
                        List.of(
                                "ssh-keygen",
                                "-q",
                                "-t",
                                "ed25519",
                                "-N",
                                "",
                                "-C",
                                "heroku-e2e",
                                "-f",
                                file.toString()))
                .run()
                .ok();
    }
}
