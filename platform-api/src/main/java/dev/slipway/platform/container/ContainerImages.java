package dev.slipway.platform.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.model.app.ShellCommand;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.registry.Registry;
import dev.slipway.platform.registry.StoredImage;
import dev.slipway.platform.slug.SlugImage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds what users pushed, and looks whether it can run here. */
@ApplicationScoped
class ContainerImages {
    private static final Pattern ID = Pattern.compile("sha256:[0-9a-f]{64}");

    private final Registry registry;

    ContainerImages(Registry registry) {
        this.registry = registry;
    }

    /**
     * The image in a repository.
     *
     * @param id the digest of its configuration or of its manifest, or of an index that has it for this machine
     * @throws SlipwayException if it is not there or can't run here, with what to do
     */
    ContainerImage require(AppRepository repository, String id) {
        if (!ID.matcher(id).matches()) {
            throw SlipwayException.invalid(
                    "An image of %s is named by its id or digest, sha256: and 64 hexadecimal digits. %s",
                    repository.shown(), repository.howToPush());
        }
        List<StoredImage> found = registry.findImages(repository.name(), id);
        if (found.isEmpty()) {
            throw SlipwayException.notFound(
                    "Couldn't find that image: the repository %s has no %s. %s",
                    repository.shown(), id, repository.howToPush());
        }
        StoredImage image = forThisMachine(found, repository);
        return new ContainerImage(
                id,
                new SlugImage(repository.name(), withoutVolumes(repository, image), image.bytes()),
                command(image.configuration().path("config")));
    }

    private static StoredImage forThisMachine(List<StoredImage> found, AppRepository repository) {
        String wanted = "linux/" + architecture();
        return found.stream()
                .filter(image -> platform(image).equals(wanted))
                .findFirst()
                .orElseThrow(() -> SlipwayException.invalid(
                        "The image of %s is for %s, but this platform runs %s. Build it with: docker build --platform %s",
                        repository.shown(),
                        found.stream().map(ContainerImages::platform).distinct().collect(Collectors.joining(", ")),
                        wanted,
                        wanted));
    }

    private static String platform(StoredImage image) {
        return image.configuration().path("os").asText("unknown") + "/"
                + image.configuration().path("architecture").asText("unknown");
    }

    /** The machine's, in the words of OCI: nothing else runs here. */
    static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "aarch64" -> "arm64";
            case "x86_64" -> "amd64";
            case String other -> other;
        };
    }

    private static Optional<String> command(JsonNode config) {
        List<String> words = new ArrayList<>();
        config.path("Entrypoint").forEach(word -> words.add(word.asText()));
        config.path("Cmd").forEach(word -> words.add(word.asText()));
        return words.isEmpty() ? Optional.empty() : Optional.of(ShellCommand.of(words));
    }

    /** Volumes end with the dyno as all of its files do, but would lie where nobody limits or counts them. */
    private String withoutVolumes(AppRepository repository, StoredImage image) {
        if (image.configuration().path("config").path("Volumes").isEmpty()) {
            return image.digest();
        }
        ObjectNode configuration = image.configuration().deepCopy();
        ((ObjectNode) configuration.path("config")).remove("Volumes");
        return registry.reconfigure(repository.name(), image.digest(), configuration);
    }
}
