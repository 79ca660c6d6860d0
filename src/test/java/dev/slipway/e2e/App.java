package dev.slipway.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An app and the git repository that it is pushed from, as its developer has them. */
final class App {
    private final Slipway slipway;
    private final String name;
    private final Path repository;
    private final Map<String, String> environment;

    private App(Slipway slipway, String name, Path repository) {
        this.slipway = slipway;
        this.name = name;
        this.repository = repository;
        this.environment = gitEnvironment(slipway);
    }

    /** Makes a repository with these files, and the app by {@code slipway create} in it. */
    static App create(Slipway slipway, String name, Path files) {
        App app = local(slipway, name, files);
        slipway.in(app.repository, "create", name).run().ok();
        return app;
    }

    /** An app of a few files. */
    static App create(Slipway slipway, String name, Map<String, String> files) {
        App app = create(slipway, name, emptyFolder(slipway));
        files.forEach(app::write);
        return app;
    }

    /** One that answers with its name; live once this returns. */
    static App named(Slipway slipway, String name) {
        App app = create(slipway, name, testApp("probe"));
        app.push().ok();
        app.slipway("config:set", "WHO=" + name).ok();
        app.awaitBody("/", name);
        app.awaitDynos(1);
        return app;
    }

    /** The repository alone. */
    static App local(Slipway slipway, String name, Path files) {
        Path repository = slipway.folder().resolve("work").resolve(name);
        copy(files, repository);
        App app = new App(slipway, name, repository);
        app.git("init", "-q", "-b", "main").ok();
        return app;
    }

    static Path sample(String name) {
        return Slipway.ROOT.resolve("samples").resolve(name);
    }

    /** One of these tests' own apps. */
    static Path testApp(String name) {
        return Slipway.ROOT.resolve("src/test/resources/apps").resolve(name);
    }

    String name() {
        return name;
    }

    /** The platform's name for it. */
    String id() {
        return json("info").path("app").path("id").asText();
    }

    String host() {
        return name + ".localhost";
    }

    Path repository() {
        return repository;
    }

    App write(String file, String content) {
        try {
            Path path = repository.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    App commit(String message) {
        git("add", "-A").ok();
        git("commit", "-q", "--allow-empty", "-m", message).ok();
        return this;
    }

    Result git(String... arguments) {
        return gitCommand(arguments).run();
    }

    /** Commits what there is, and pushes it. */
    Result push() {
        return pushing().end();
    }

    Running pushing() {
        commit("Change");
        return gitCommand("push", "slipway", "main").start();
    }

    private Command gitCommand(String... arguments) {
        List<String> line = new ArrayList<>(List.of("git"));
        line.addAll(List.of(arguments));
        return slipway.command(repository, environment, line);
    }

    /** A command of the client on this app. */
    Result slipway(String... arguments) {
        return slipwayCommand(arguments).run();
    }

    Command slipwayCommand(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-a", name));
        return slipway.in(slipway.folder(), all.toArray(String[]::new));
    }

    JsonNode json(String command) {
        try {
            return new ObjectMapper().readTree(slipway(command, "--json").ok());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    Response get(String path) {
        return slipway.get(host(), path);
    }

    /** Waits for an answer with this text. */
    Response awaitBody(String path, String text) {
        return await(path + " of " + name + " with " + text)
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> get(path), response -> response.body().contains(text));
    }

    /** The commit that the repository stands at. */
    String head() {
        return git("rev-parse", "HEAD").ok().strip();
    }

    int newestRelease() {
        return json("releases").path(0).path("version").asInt();
    }

    /** Waits until the app has this many containers, those of older releases among them. */
    void awaitDynos(int quantity) {
        await(quantity + " dynos of " + name)
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> containers("{{.Names}}").size() == quantity);
    }

    void awaitLog(String text) {
        await("'" + text + "' in the log of " + name)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> slipway("logs", "-n", "1500").ok().contains(text));
    }

    /** The refs that the platform shows. */
    String remoteRefs() {
        return git("ls-remote", "slipway").ok();
    }

    List<String> containers(String format) {
        return Docker.containers(slipway, format, "slipway.app-name=" + name);
    }

    /** Waits until these dynos, and no others, are up. */
    void awaitUp(String... dynos) {
        await(String.join(", ", dynos) + " of " + name)
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    List<String> found = new ArrayList<>();
                    json("ps")
                            .forEach(dyno -> found.add(dyno.path("state").asText() + " "
                                    + dyno.path("name").asText()));
                    return found.stream()
                            .sorted()
                            .toList()
                            .equals(Stream.of(dynos)
                                    .map(dyno -> "up " + dyno)
                                    .sorted()
                                    .toList());
                });
    }

    /** What a connection from the probe app's web dyno to {@code host:port} comes to. */
    String reach(String target) {
        int colon = target.lastIndexOf(':');
        Response answer = get("/reach?host=" + target.substring(0, colon) + "&port=" + target.substring(colon + 1));
        assertEquals(200, answer.status());
        return answer.body();
    }

    /** The probe app's own view of its port. */
    String port() {
        return get("/environment?name=PORT").body();
    }

    String address() {
        return inspect("{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}");
    }

    /** The host's address in the app's network. */
    String gateway() {
        return inspect("{{range .NetworkSettings.Networks}}{{.Gateway}}{{end}}");
    }

    private String inspect(String format) {
        List<String> web = Docker.containers(slipway, "{{.ID}}", "slipway.app-name=" + name, "slipway.dyno-name=web.1");
        return slipway.docker("inspect", "--format", format, web.getFirst());
    }

    int platformPort() {
        return slipway.platformPort();
    }

    /** A home of its own for git, so that no setting of whoever runs the tests has a say. */
    private static Map<String, String> gitEnvironment(Slipway slipway) {
        Path home = slipway.folder().resolve("git-home");
        try {
            Files.createDirectories(home);
            Files.writeString(home.resolve(".gitconfig"), """
                    [user]
                        name = Tester
                        email = tester@localhost
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", home.toString());
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        return environment;
    }

    private static Path emptyFolder(Slipway slipway) {
        try {
            return Files.createTempDirectory(slipway.folder(), "empty");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
