package dev.slipway.platform.source;

import dev.slipway.model.build.BuildOutcome;
import dev.slipway.model.build.SlugAssembler;
import dev.slipway.model.build.SlugJob;
import dev.slipway.model.release.ImageReference;
import dev.slipway.platform.container.PushedImage;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Stands where the builder does: notes what it was given, and pushes an image with the job's own password. */
@Singleton
class TestAssembler implements SlugAssembler {
    /** Path to content of what the last job's directory held; of a directory a slash, of a link its target. */
    volatile Map<String, String> files = Map.of();

    volatile String password = "";

    @Override
    public BuildOutcome.Succeeded assemble(SlugJob job) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(job.directory())) {
            for (Path path : all.toList()) {
                found.put(job.directory().relativize(path).toString(), content(path));
            }
        }
        files = found;
        password = job.registryPassword();
        PushedImage image = PushedImage.push(job.repository(), job.id().toString(), job.registryPassword());
        return new BuildOutcome.Succeeded(
                new ImageReference(job.repository(), image.digest()), job.processTypes(), "Slug", 77);
    }

    private static String content(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "-> " + Files.readSymbolicLink(path);
        }
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return "/";
        }
        return (Files.isExecutable(path) ? "x " : "") + Files.readString(path);
    }
}
