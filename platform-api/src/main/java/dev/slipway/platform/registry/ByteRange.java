package dev.slipway.platform.registry;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a blob, both ends included (RFC 9110, section 14). */
record ByteRange(long first, long last) {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");
    private static final Pattern CONTENT_RANGE = Pattern.compile("(?:bytes )?(\\d{1,18})-(\\d{1,18})(?:/.*)?");

    long length() {
        return last - first + 1;
    }

    /**
     * What a {@code Range} header asks for; empty where it is to be ignored: several ranges, or something else.
     *
     * @throws RegistryException status 416 if no byte of the blob is in the range
     */
    static Optional<ByteRange> requested(String header, long size) {
        Matcher range = RANGE.matcher(header.strip());
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            long suffix = Long.parseLong(range.group(2));
            return Optional.of(within(Math.max(0, size - suffix), size - 1, size));
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? size - 1 : Long.parseLong(range.group(2));
        if (last < first && !range.group(2).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(within(first, Math.min(last, size - 1), size));
    }

    /** The {@code Content-Range} of an uploaded chunk, which here is {@code first-last} without a unit. */
    static Optional<ByteRange> uploaded(String header) {
        Matcher range = CONTENT_RANGE.matcher(header.strip());
        if (!range.matches()) {
            return Optional.empty();
        }
        ByteRange chunk = new ByteRange(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
        return chunk.length() > 0 ? Optional.of(chunk) : Optional.empty();
    }

    private static ByteRange within(long first, long last, long size) {
        if (first >= size || last < first) {
            throw new RegistryException(
                    ErrorCode.SIZE_INVALID,
                    416,
                    "the range begins after the end of the blob, which has " + size + " bytes",
                    Map.of("Content-Range", "bytes */" + size));
        }
        return new ByteRange(first, last);
    }
}
