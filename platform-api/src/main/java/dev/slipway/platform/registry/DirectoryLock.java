package dev.slipway.platform.registry;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second process from a registry's directory: it would take the first one's files under way for leftovers of a
 * crash. The system lets go of it when the process ends, however that happens.
 */
record DirectoryLock(FileChannel channel) implements AutoCloseable {
    /** @throws IOException if another process, or another registry in this one, has the directory */
    static DirectoryLock take(Path directory) throws IOException {
        Disk.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new DirectoryLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // This same process has it: said below.
        }
        channel.close();
        throw new IOException("could not open the registry in " + directory
                + ": another process uses it; stop that, or set slipway.registry.directory to another directory");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
