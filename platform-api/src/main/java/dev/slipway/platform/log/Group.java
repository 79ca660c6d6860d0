package dev.slipway.platform.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The unit of writing: lines of a segment that count only together, once the commit line that ends them is there whole.
 * So a batch of log lines and the stream's offset after them are stored both or not at all.
 *
 * <pre>
 * # slipway-log 1 NEXT_SEQUENCE          only as a segment's first line
 * &#64; DYNO ATTEMPT TIME LINES      a checkpoint of a stream's offset, in a segment's first group
 * SEQUENCE TIME SOURCE PROCESS TEXT      a log line
 * = CRC32C BYTES [DYNO ATTEMPT TIME LINES]
 * </pre>
 *
 * The commit line's checksum is over the group's lines and over what follows it in the commit line.
 */
final class Group {
    static final String HEADER = "# slipway-log 1 ";
    static final String CHECKPOINT = "@ ";
    static final String COMMIT = "= ";
    static final int CHECKSUM_DIGITS = 8;

    private final StringBuilder lines = new StringBuilder();

    /** A segment's first group. */
    static byte[] opening(long nextSequence, StreamOffsets offsets) {
        Group group = new Group();
        group.lines.append(HEADER).append(nextSequence).append('\n');
        for (StreamPosition position : offsets.all()) {
            group.lines.append(CHECKPOINT);
            position.encode(group.lines);
            group.lines.append('\n');
        }
        return group.commit(null);
    }

    void add(StoredLine line) {
        LineRecord.encode(line, lines);
    }

    /** The whole group, to be written at once. */
    byte[] commit(@Nullable StreamPosition after) {
        byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
        StringBuilder end = new StringBuilder().append(body.length);
        if (after != null) {
            end.append(' ');
            after.encode(end);
        }
        byte[] tail = end.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
        String checksum = COMMIT + checksum(body, 0, body.length, tail, 0, tail.length - 1) + ' ';
        ByteArrayOutputStream whole = new ByteArrayOutputStream(body.length + 32 + tail.length);
        whole.writeBytes(body);
        whole.writeBytes(checksum.getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(tail);
        return whole.toByteArray();
    }

    static String checksum(byte[] body, int from, int to, byte[] tail, int tailFrom, int tailTo) {
        CRC32C crc = new CRC32C();
        crc.update(body, from, to - from);
        crc.update(tail, tailFrom, tailTo - tailFrom);
        String hex = Long.toHexString(crc.getValue());
        return "0".repeat(CHECKSUM_DIGITS - hex.length()) + hex;
    }
}
