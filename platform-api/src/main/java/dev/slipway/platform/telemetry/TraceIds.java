package dev.slipway.platform.telemetry;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Ids that are the same whenever a line is sent again, so that a consumer keeps one span of it.
 *
 * @param trace 16 bytes: the request's id if that is a UUID, so that one is found by the other, else its digest
 * @param span 8 bytes
 */
record TraceIds(ByteString trace, ByteString span) {
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String NONE = "0".repeat(2 * TRACE_BYTES);

    static TraceIds of(RouterLine line) {
        return new TraceIds(trace(line.requestId()), digest(line.requestId() + ' ' + line.at(), SPAN_BYTES));
    }

    private static ByteString trace(String requestId) {
        String hex = requestId.replace("-", "");
        return UUID.matcher(requestId).matches() && !hex.equals(NONE)
                ? ByteString.copyFrom(HexFormat.of().parseHex(hex))
                : digest(requestId, TRACE_BYTES);
    }

    private static ByteString digest(String text, int bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteString.copyFrom(digest, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
