package dev.slipway.router.routes;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.model.route.FeedMessage;
import dev.slipway.model.route.FeedMessage.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The last-known routes on disk, so that a router serves before the platform answers, over TLS too: private keys stay sealed
 * as they came. Written to a temporary file, forced to the disk and renamed: a crash leaves the old or the new routes, never
 * a mixture.
 */
public final class RouteStore {
    private static final System.Logger LOG = System.getLogger(RouteStore.class.getName());

    private final Path file;
    private final JsonMapper json;
    private boolean closed;

    public RouteStore(Path directory, JsonMapper json) {
        this.file = directory.resolve("routes.json");
        this.json = json;
    }

    /**
     * The stored routes, unless they are of another boot of the machine: its addresses may since belong to other dynos.
     * A file that can't be read counts as none, with a warning.
     */
    public Optional<Snapshot> load(String bootId) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            FeedMessage message = json.readValue(file.toFile(), FeedMessage.class);
            if (message instanceof Snapshot snapshot && snapshot.bootId().equals(bootId)) {
                return Optional.of(snapshot);
            }
            LOG.log(System.Logger.Level.INFO, "stored routes are of another boot and void file={0}", file);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "stored routes can not be read and are void file=" + file, e);
        }
        return Optional.empty();
    }

    /** Waits for a save under way, and stores nothing any more. */
    public synchronized void close() {
        closed = true;
    }

    /** Stores routes. A failure is logged, not thrown: what is served does not depend on the disk. */
    public synchronized void save(Snapshot routes) {
        if (closed) {
            return;
        }
        Path temporary = file.resolveSibling("routes.json.new");
        try {
            ByteBuffer bytes = ByteBuffer.wrap(json.writerFor(FeedMessage.class).writeValueAsBytes(routes));
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "routes could not be stored, a restart would not know them file=" + file,
                    e);
        }
    }
}
