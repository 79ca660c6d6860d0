package dev.slipway.platform.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** The parts of one registry directory. Only one process may have it open. */
record RegistryStorage(BlobStore blobs, Repositories repositories, Uploads uploads, Clock clock) {
    static RegistryStorage open(Path directory, Clock clock) throws IOException {
        BlobStore blobs = new BlobStore(directory, clock);
        return new RegistryStorage(blobs, new Repositories(directory, blobs), new Uploads(directory, blobs), clock);
    }
}
