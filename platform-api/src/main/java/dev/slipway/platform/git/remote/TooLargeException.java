package dev.slipway.platform.git.remote;

import java.io.IOException;

/** More came than may come. */
final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException() {
        super("it sends more than is allowed");
    }
}
