package dev.slipway.cli.failure;

/** The command was called with arguments that it can't make sense of. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
