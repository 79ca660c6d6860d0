package dev.slipway.platform.source;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.build.Build;
import dev.slipway.platform.build.Builds;
import dev.slipway.platform.build.SourceBlob;
import dev.slipway.platform.git.Imports;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Makes a build of a tarball: looks at it, keeps its files as a commit of the app's repository that no branch leads to,
 * and queues a build of that commit. From there on it is a build like that of a push, and survives a restart like one.
 */
@ApplicationScoped
public class SourceBuilds {
    private static final int MOST_AT_A_TIME = 8;

    private final String ownSources;
    private final Sources sources;
    private final SourceConfig config;
    private final Download download;
    private final Imports imports;
    private final Builds builds;
    private final Semaphore places = new Semaphore(MOST_AT_A_TIME);

    SourceBuilds(
            PlatformConfig platform,
            SourceConfig config,
            Sources sources,
            Download download,
            Imports imports,
            Builds builds) {
        this.ownSources = platform.apiUrl() + "/streams/sources/";
        this.config = config;
        this.sources = sources;
        this.download = download;
        this.imports = imports;
        this.builds = builds;
    }

    /** Looks at the files of a source before they are built. */
    public interface Inspection {
        /** @throws SlipwayException if they are not to be built */
        void look(String commitId) throws IOException;
    }

    /** @throws SlipwayException if the tarball can't be had, or nothing can be built of it, with the reason */
    Build create(Account caller, App app, SourceBlob source) {
        return create(caller, app, source, commit -> {});
    }

    /** @throws SlipwayException if the tarball can't be had, or is not to be built, with the reason */
    public Build create(Account caller, App app, SourceBlob source, Inspection inspection) {
        Optional<Checksum> checksum =
                Optional.ofNullable(source.checksum()).map(text -> Checksum.of("source_blob.checksum", text));
        if (!places.tryAcquire()) {
            throw SlipwayException.unavailable(
                    "%d other sources are being unpacked at the moment. Try again in a few seconds.", MOST_AT_A_TIME);
        }
        try {
            return source.url().toString().startsWith(ownSources)
                    ? build(caller, app, source, checksum, sources.require(source.url()), inspection)
                    : fetchAndBuild(caller, app, source, checksum, inspection);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not keep the source of a build of " + app.name, e);
        } finally {
            places.release();
        }
    }

    private Build fetchAndBuild(
            Account caller, App app, SourceBlob source, Optional<Checksum> checksum, Inspection inspection)
            throws IOException {
        Path file = sources.temporary();
        try {
            download.to(file, source.url());
            return build(caller, app, source, checksum, file, inspection);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Build build(
            Account caller, App app, SourceBlob source, Optional<Checksum> checksum, Path file, Inspection inspection)
            throws IOException {
        UUID id = UUID.randomUUID();
        // One open file, so that what is checked is what is unpacked, even if another upload replaces it meanwhile.
        try (FileChannel content = FileChannel.open(file)) {
            if (checksum.isPresent()) {
                checksum.get().check(Channels.newInputStream(content));
                content.position(0);
            }
            Tarball tarball = new Tarball(
                    Channels.newInputStream(content), config.maxUnpackedSize().asLongValue(), config.maxEntries());
            String commit = imports.commit(
                    app.id, id, caller.email, "Source of build " + id, tree -> tarball.writeTo(new IntoCommit(tree)));
            return queue(caller, app, source, id, commit, inspection);
        }
    }

    private Build queue(Account caller, App app, SourceBlob source, UUID id, String commit, Inspection inspection)
            throws IOException {
        try {
            inspection.look(commit);
            return builds.queue(id, app, caller, source, commit);
        } catch (RuntimeException e) {
            imports.drop(app.id, id);
            throw e;
        }
    }
}
