package dev.slipway.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Docker;
import dev.slipway.cli.failure.CommandException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The image of a release.
 *
 * @param reference as docker pulls it: registry, repository and digest
 * @param types the process types that it has a command for
 */
record LocalImage(String reference, Set<String> types) {
    private static final Pattern MANIFEST = Pattern.compile(".*/v2/(.+)/manifests/(sha256:[0-9a-f]{64})");

    /** Of an app that was pushed as images, each of which is of one process type. */
    private static final Pattern OF_ONE_TYPE = Pattern.compile("apps/[^/]+/(.+)");

    static LocalImage of(JsonNode slug, String registryHost) {
        Matcher manifest = MANIFEST.matcher(slug.path("blob").path("url").asText());
        if (!manifest.matches()) {
            throw new CommandException("The platform tells no image of this release. Push the app again.");
        }
        Matcher single = OF_ONE_TYPE.matcher(manifest.group(1));
        Set<String> types = new TreeSet<>();
        slug.path("process_types").fieldNames().forEachRemaining(types::add);
        if (single.matches()) {
            types.retainAll(Set.of(single.group(1)));
        }
        return new LocalImage(registryHost + "/" + manifest.group(1) + "@" + manifest.group(2), types);
    }

    void requireHas(String type) {
        if (!types.contains(type)) {
            throw new CommandException("The release's image has no process type " + type + ". There is: "
                    + String.join(", ", types) + ".");
        }
    }

    /** Pulls it with a configuration of docker's own for the time, so that the key is left nowhere. */
    void pull(Docker docker, Api api) {
        try {
            Path configuration = Files.createTempDirectory("slipway-docker");
            try {
                String folder = configuration.toString();
                docker.runQuietly(
                        List.of(
                                "--config",
                                folder,
                                "login",
                                "--username",
                                "slipway",
                                "--password-stdin",
                                api.registryHost()),
                        api.key());
                docker.runQuietly(List.of("--config", folder, "pull", "--quiet", reference), "");
            } finally {
                Files.deleteIfExists(configuration.resolve("config.json"));
                Files.deleteIfExists(configuration);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder can be made for docker's configuration", e);
        }
    }
}
