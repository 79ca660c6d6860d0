package dev.slipway.platform.log;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The disk failed the log store. What was to be stored was not; the same call may be made again. */
public final class LogStoreException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    LogStoreException(String message, IOException cause) {
        super(message, cause);
    }
}
