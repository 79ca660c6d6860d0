package dev.slipway.platform.outbound;

import java.nio.charset.StandardCharsets;

/**
 * What came of something that was sent.
 *
 * @param start the first bytes of the body, at most as many as were asked for
 */
public record Reply(int status, byte[] start) {
    /** Whether it was taken: 2xx. */
    public boolean good() {
        return status / 100 == 2;
    }

    /** The start as UTF-8, however broken. */
    public String text() {
        return new String(start, StandardCharsets.UTF_8);
    }
}
