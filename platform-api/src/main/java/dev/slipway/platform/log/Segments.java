package dev.slipway.platform.log;

import dev.slipway.model.log.LogOffset;
import dev.slipway.platform.log.StreamPosition.Stream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The files of one app's log: segments named by their first sequence number, of which only the last is written to.
 * A group is in the operating system's hands when {@link #write} returns, so that it outlives the process; it is synced
 * to the disk when its segment ends or the store is closed. Not thread-safe.
 *
 * <p>Written with {@link RandomAccessFile}, since an interrupt of the writing thread would close a channel.
 */
final class Segments implements Closeable {
    private static final System.Logger LOG = System.getLogger(Segments.class.getName());
    private static final String SUFFIX = ".log";

    private final Path folder;
    private final long segmentSize;
    private final int kept;
    private final ArrayDeque<Path> paths = new ArrayDeque<>();
    private final StreamOffsets offsets = new StreamOffsets();
    private final DynoMarkers markers;
    private @Nullable RandomAccessFile file;
    private long size;
    private long firstSequence = 1;
    private long lastSequence;
    /** Bytes of a write that failed may lie behind {@link #size}. */
    private boolean torn;

    private Segments(Path folder, long segmentSize, int kept) {
        this.folder = folder;
        this.segmentSize = segmentSize;
        this.kept = Math.max(2, kept);
        this.markers = new DynoMarkers(folder);
    }

    /** Opens what is there, and cuts off what a crash left unfinished. Makes no folder before the first write. */
    static Segments open(Path folder, long segmentSize, int kept) throws IOException {
        Segments segments = new Segments(folder, segmentSize, kept);
        if (Files.isDirectory(folder)) {
            segments.recover();
        }
        return segments;
    }

    private void recover() throws IOException {
        markers.load();
        try (var files = Files.list(folder)) {
            files.filter(path -> path.toString().endsWith(SUFFIX)).sorted().forEach(paths::add);
        }
        for (Path last; (last = paths.peekLast()) != null; ) {
            byte[] bytes = Files.readAllBytes(last);
            SegmentScan scan = SegmentScan.of(bytes);
            if (scan.validBytes() < bytes.length) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Cut off an unfinished write at the end of a log segment file={0} bytes={1}",
                        last,
                        Integer.toString(bytes.length - scan.validBytes()));
            }
            if (scan.validBytes() > 0) {
                adopt(last, bytes.length, scan);
                return;
            }
            // Its checkpoint is not whole: the segment before it knows the offsets as well.
            Files.delete(last);
            paths.removeLast();
        }
    }

    private void adopt(Path last, int length, SegmentScan scan) throws IOException {
        size = scan.validBytes();
        firstSequence = scan.firstSequence();
        lastSequence = scan.lastSequence();
        scan.positions().forEach(offsets::put);
        offsets.retain(markers.dynos());
        if (length > size) {
            writable(last).setLength(size);
        }
    }

    long lastSequence() {
        return lastSequence;
    }

    @Nullable
    LogOffset offset(Stream stream) {
        return offsets.get(stream);
    }

    /** Stores lines, numbered on from {@link #lastSequence}, with the position after them; all or nothing. */
    void write(List<StoredLine> lines, @Nullable StreamPosition after) throws IOException {
        Path current = paths.peekLast();
        if (current == null || (size >= segmentSize && lastSequence >= firstSequence)) {
            current = rotate();
        }
        if (after != null) {
            markers.add(after.stream().dynoId());
        }
        Group group = new Group();
        lines.forEach(group::add);
        byte[] bytes = group.commit(after);
        RandomAccessFile out = writable(current);
        if (torn) {
            out.setLength(size);
        }
        torn = true;
        out.seek(size);
        out.write(bytes);
        torn = false;
        size += bytes.length;
        lastSequence = lines.getLast().sequence();
        if (after != null) {
            offsets.put(after);
        }
    }

    private Path rotate() throws IOException {
        Path ended = paths.peekLast();
        if (ended != null) {
            RandomAccessFile out = writable(ended);
            out.setLength(size);
            out.getFD().sync();
        }
        markers.retain(offsets.dynos());
        Path next = folder.resolve(String.format("%019d", lastSequence + 1) + SUFFIX);
        Path unfinished = folder.resolve("next-segment");
        byte[] opening = Group.opening(lastSequence + 1, offsets);
        Files.createDirectories(folder);
        try (RandomAccessFile out = new RandomAccessFile(unfinished.toFile(), "rw")) {
            out.setLength(0);
            out.write(opening);
            out.getFD().sync();
        }
        Files.move(unfinished, next, StandardCopyOption.ATOMIC_MOVE);
        closeFile();
        paths.addLast(next);
        size = opening.length;
        firstSequence = lastSequence + 1;
        torn = false;
        while (paths.size() > kept) {
            Files.deleteIfExists(paths.removeFirst());
        }
        return next;
    }

    void forget(UUID dyno) throws IOException {
        markers.remove(dyno);
        offsets.retain(markers.dynos());
    }

    /** What can be read at this moment, without a lock, while writing goes on. */
    Snapshot snapshot() {
        return new Snapshot(new ArrayList<>(paths), size, lastSequence);
    }

    /** @param size how much of the last segment counts */
    record Snapshot(List<Path> segments, long size, long lastSequence) {
        /** The sequence number of a segment's first line, be it written yet or not. */
        long first(int segment) {
            String name = segments.get(segment).getFileName().toString();
            return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
        }

        /** How much of a segment counts. */
        long length(int segment) {
            return segment == segments.size() - 1 ? size : BackwardLines.WHOLE_FILE;
        }
    }

    private RandomAccessFile writable(Path current) throws IOException {
        RandomAccessFile open = file;
        if (open == null) {
            open = new RandomAccessFile(current.toFile(), "rw");
            file = open;
        }
        return open;
    }

    /** Closes the file without a sync; the next write opens it again. */
    void closeFile() throws IOException {
        RandomAccessFile open = file;
        file = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() throws IOException {
        Path current = paths.peekLast();
        if (current != null) {
            writable(current).getFD().sync();
        }
        closeFile();
    }
}
