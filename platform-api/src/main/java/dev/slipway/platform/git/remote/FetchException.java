package dev.slipway.platform.git.remote;

import org.jspecify.annotations.Nullable;

/** A repository elsewhere could not be fetched from; the message says why and what to do, and holds no secret. */
public final class FetchException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean passing;

    FetchException(String message, boolean passing, @Nullable Throwable cause) {
        super(message, cause);
        this.passing = passing;
    }

    /** Something that will be the same however often it is tried. */
    public static FetchException lasting(String format, Object... args) {
        return new FetchException(String.format(format, args), false, null);
    }

    /** Something that may be otherwise in a while. */
    public static FetchException passing(String format, Object... args) {
        return new FetchException(String.format(format, args), true, null);
    }

    /** Whether it may be otherwise in a while. */
    public boolean isPassing() {
        return passing;
    }

    /** The same, with what was being done before it. */
    public FetchException during(String what) {
        return new FetchException(what + reason(), passing, this);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
