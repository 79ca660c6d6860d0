package dev.slipway.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** All that an app has on the machine; a failure must leave it as it was. */
record Footprint(List<String> containers, List<String> networks, List<String> folders, List<String> refs, String live) {
    static Footprint of(Slipway slipway, App app) {
        awaitBuildsCleared(slipway);
        return new Footprint(
                containers(slipway), Docker.networks(slipway), folders(slipway), refs(slipway, app), live(app));
    }

    /** Waits until the app is as it was: what is taken back ends a little after the push that says so. */
    static void assertUnchanged(Slipway slipway, App app, Footprint before) {
        await("the app is as it was")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertEquals(before, of(slipway, app)));
    }

    /** What a build needed goes some seconds after it. */
    private static void awaitBuildsCleared(Slipway slipway) {
        try {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> containers(slipway).stream().noneMatch(line -> line.contains("slipway-build-"))
                            && folders(slipway).isEmpty());
        } catch (ConditionTimeoutException e) {
            // A build is under way, or has left something: the comparison tells.
        }
    }

    private static List<String> containers(Slipway slipway) {
        return Docker.containers(slipway, "{{.ID}} {{.Names}}").stream()
                .filter(line -> !isForANextBuild(line))
                .toList();
    }

    private static List<String> folders(Slipway slipway) {
        return files(slipway.home().resolve("builds/builds"));
    }

    /** Such a container comes and goes on its own, as long as builds succeed. */
    static boolean isForANextBuild(String line) {
        return line.contains("slipway-build-ahead-");
    }

    private static String live(App app) {
        for (JsonNode release : app.json("releases")) {
            if (release.path("current").asBoolean()) {
                return release.path("version").asText();
            }
        }
        return "none";
    }

    private static List<String> refs(Slipway slipway, App app) {
        Path repository = slipway.home().resolve("git").resolve(app.id() + ".git");
        if (Files.notExists(repository)) {
            return List.of();
        }
        return new Command(repository, System.getenv(), List.of("git", "for-each-ref"))
                .run()
                .ok()
                .lines()
                // Newer gits warn of the setting by which JGit is told to sync.
                .filter(line -> line.contains("\trefs/"))
                .toList();
    }

    private static List<String> files(Path folder) {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(Path::toString).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
