package dev.slipway.platform.registry;

import java.io.IOException;

/** The disk under the registry failed, most often because it is full. Not the fault of a client. */
final class StorageException extends IOException {
    private static final long serialVersionUID = 1L;

    StorageException(String tried, IOException cause) {
        super(tried + ": " + cause.getMessage(), cause);
    }

    /** Whether a file system, anywhere in the causes, said that it is full or that a quota is used up. */
    static boolean isDiskFull(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null
                    && (message.contains("No space left on device") || message.contains("Disk quota exceeded"))) {
                return true;
            }
        }
        return false;
    }
}
