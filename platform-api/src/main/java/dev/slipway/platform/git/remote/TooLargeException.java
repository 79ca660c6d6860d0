package dev.slipway.platform.git.remote;

import java.io.IOException;

/** More came than may come. */
final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long most;

    /** @param most how many bytes may come */
    TooLargeException(long most) {
        super("it sends more than %d bytes".formatted(most));
        this.most = most;
    }

    long megabytes() {
        return most / (1024 * 1024);
    }
}
