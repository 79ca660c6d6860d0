package dev.slipway.platform.source;

import dev.slipway.model.build.BuildOutcome;
import dev.slipway.model.build.SlugAssembler;
import dev.slipway.model.build.SlugJob;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.build.BuildTokens;
import dev.slipway.platform.slug.Slug;
import dev.slipway.platform.slug.SlugUpload;
import dev.slipway.platform.slug.SlugView;
import dev.slipway.platform.stream.StreamUrls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes apps that were built elsewhere: a tarball with {@code ./app} becomes an image on the stack's run image. The slug
 * is there as a whole or not at all; a failed upload can be tried again.
 */
@ApplicationScoped
class SlugUploads {
    private static final int MOST_AT_A_TIME = 2;

    private final Clock clock;
    private final SourceConfig config;
    private final Sources sources;
    private final BuildTokens tokens;
    private final StreamUrls urls;
    private final Audit audit;
    private final Instance<SlugAssembler> assembler;
    private final Semaphore places = new Semaphore(MOST_AT_A_TIME);

    SlugUploads(
            Clock clock,
            SourceConfig config,
            Sources sources,
            BuildTokens tokens,
            StreamUrls urls,
            Audit audit,
            Instance<SlugAssembler> assembler) {
        this.clock = clock;
        this.config = config;
        this.sources = sources;
        this.tokens = tokens;
        this.urls = urls;
        this.audit = audit;
        this.assembler = assembler;
    }

    /** Keeps what was said of a slug, whose files are to come. */
    @Transactional
    void create(Account caller, App app, SlugUpload upload) {
        if (upload.checksum != null) {
            Checksum.of("checksum", upload.checksum);
        }
        if (App.hold(app.id).isEmpty()) {
            throw SlipwayException.notFound("Couldn't find that app: it was destroyed.");
        }
        upload.id = UUID.randomUUID();
        upload.appId = app.id;
        upload.createdAt = clock.instant();
        SlugUpload.deleteOlder(app.id, clock.instant().minus(config.expiry()));
        upload.persist();
        audit.record(caller.id, app.id, app.name, "slug:create", "slug " + upload.id);
    }

    /** @throws SlipwayException if this is no URL of ours, or it has expired */
    void requireValid(UUID id, long until, @Nullable String signature) {
        if (!urls.valid(SlugView.UPLOADS, id, until, signature)) {
            throw SlipwayException.notFound(
                    "This is no URL of a slug, or it has expired. Make a new slug: POST /apps/:app/slugs.");
        }
    }

    /**
     * Makes the slug's image.
     *
     * @throws SlipwayException if the tarball can't be an app, with the reason
     */
    void store(UUID id, InputStream tarball) throws IOException {
        SlugUpload upload = QuarkusTransaction.requiringNew().call(() -> requireOpen(id));
        if (!places.tryAcquire()) {
            throw SlipwayException.unavailable(
                    "%d other slugs are being unpacked at the moment. Try again in a few seconds.", MOST_AT_A_TIME);
        }
        Path file = sources.temporary();
        try (IntoDirectory directory = new IntoDirectory(sources.temporaryDirectory())) {
            receive(upload, tarball, file);
            unpack(file, directory);
            BuildOutcome.Succeeded made = assemble(upload, onlyApp(directory.root()));
            QuarkusTransaction.requiringNew().run(() -> complete(id, made));
        } finally {
            Files.deleteIfExists(file);
            places.release();
        }
    }

    private static SlugUpload requireOpen(UUID id) {
        return SlugUpload.<SlugUpload>findByIdOptional(id)
                .orElseThrow(
                        () -> SlipwayException.conflict(
                                "Nothing can be uploaded to this slug: it has its files already, or its app was destroyed. Make a new one: POST /apps/:app/slugs."));
    }

    private void receive(SlugUpload upload, InputStream tarball, Path file) throws IOException {
        Limited.copy(tarball, file, config.maxPackedSize().asLongValue());
        if (upload.checksum != null) {
            try (InputStream content = Files.newInputStream(file)) {
                Checksum.of("checksum", upload.checksum).check(content);
            }
        }
    }

    private void unpack(Path file, IntoDirectory directory) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            new Tarball(content, config.maxUnpackedSize().asLongValue(), config.maxEntries()).writeTo(directory);
        }
    }

    private static Path onlyApp(Path root) throws IOException {
        try (Stream<Path> children = Files.list(root)) {
            List<String> names = children.map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
            Path app = root.resolve("app");
            if (!names.equals(List.of("app")) || !Files.isDirectory(app, LinkOption.NOFOLLOW_LINKS)) {
                throw SlipwayException.invalid(
                        "A slug holds one directory, ./app, which becomes /app; this tarball holds %s. Make one with: tar czf slug.tgz ./app",
                        names.isEmpty() ? "nothing" : String.join(", ", names.subList(0, Math.min(3, names.size()))));
            }
            return app;
        }
    }

    private BuildOutcome.Succeeded assemble(SlugUpload upload, Path directory) throws IOException {
        if (assembler.isUnsatisfied()) {
            throw SlipwayException.unavailable("This platform has no builder, which slugs are packed by.");
        }
        String repository = "apps/" + upload.appId;
        String token = tokens.issue(upload.id, repository);
        try {
            return assembler.get().assemble(new SlugJob(upload.id, directory, upload.types(), repository, token));
        } finally {
            tokens.revoke(upload.id);
        }
    }

    private void complete(UUID id, BuildOutcome.Succeeded made) {
        App app = App.hold(requireOpen(id).appId)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that app: it was destroyed."));
        SlugUpload upload = requireOpen(id);
        Slug slug = upload.slug(app, made.image(), made.bytes(), clock.instant());
        upload.delete();
        slug.persist();
    }
}
