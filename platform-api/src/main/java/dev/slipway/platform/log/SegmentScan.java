package dev.slipway.platform.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a segment from its beginning up to the last group that is whole.
 *
 * <p>{@link #validBytes} is 0 if not even the opening group is.
 */
final class SegmentScan {
    private final byte[] bytes;
    private final List<StreamPosition> positions = new ArrayList<>();
    private int validBytes;
    private long firstSequence;
    private long lastSequence;

    private SegmentScan(byte[] bytes) {
        this.bytes = bytes;
    }

    static SegmentScan of(byte[] segment) {
        SegmentScan scan = new SegmentScan(segment);
        scan.run();
        return scan;
    }

    int validBytes() {
        return validBytes;
    }

    /** The sequence number of the segment's first line, once it has one. */
    long firstSequence() {
        return firstSequence;
    }

    long lastSequence() {
        return lastSequence;
    }

    /** Checkpoints and commits in the order in which they were written. */
    List<StreamPosition> positions() {
        return positions;
    }

    private void run() {
        int groupStart = 0;
        int lastLine = 0;
        for (int start = 0, end; (end = lineFeed(start)) >= 0; start = end + 1) {
            if (bytes[start] != '=') {
                lastLine = start;
                continue;
            }
            if (!isIntact(groupStart, start, end) || !apply(groupStart, lastLine, start, end)) {
                return;
            }
            validBytes = groupStart = end + 1;
        }
    }

    private boolean isIntact(int groupStart, int commit, int end) {
        int checksum = commit + Group.COMMIT.length();
        int rest = checksum + Group.CHECKSUM_DIGITS + 1;
        return rest < end
                && bytes[checksum - 1] == ' '
                && bytes[rest - 1] == ' '
                && text(checksum, rest - 1).equals(Group.checksum(bytes, groupStart, commit, bytes, rest, end));
    }

    private boolean apply(int groupStart, int lastLine, int commit, int end) {
        if (groupStart == 0 && !open(commit)) {
            return false;
        }
        if (lastLine >= groupStart && Character.isDigit(bytes[lastLine])) {
            lastSequence = Long.parseLong(text(lastLine, indexOf(' ', lastLine)));
        }
        String[] fields = text(commit + Group.COMMIT.length(), end).split(" ", 3);
        if (fields.length == 3) {
            add(StreamPosition.decode(fields[2]));
        }
        return true;
    }

    private boolean open(int commit) {
        String[] opening = text(0, commit).split("\n");
        if (!opening[0].startsWith(Group.HEADER)) {
            return false;
        }
        firstSequence = Long.parseLong(opening[0].substring(Group.HEADER.length()));
        lastSequence = firstSequence - 1;
        for (int i = 1; i < opening.length; i++) {
            if (opening[i].startsWith(Group.CHECKPOINT)) {
                add(StreamPosition.decode(opening[i].substring(Group.CHECKPOINT.length())));
            }
        }
        return true;
    }

    private void add(@Nullable StreamPosition position) {
        if (position != null) {
            positions.add(position);
        }
    }

    private int lineFeed(int from) {
        return indexOf('\n', from);
    }

    private int indexOf(char wanted, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
