package dev.slipway.builder;

import dev.slipway.model.build.BuildOutcome;
import org.jspecify.annotations.Nullable;

/** Ends a build; the message says what was tried, why it failed and what to do, and is shown to who pushed. */
public final class BuildFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean byUser;

    private BuildFailedException(boolean byUser, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.byUser = byUser;
    }

    /** The app's source or code is the reason. */
    public static BuildFailedException byUser(String format, Object... args) {
        return new BuildFailedException(true, String.format(format, args), null);
    }

    /** The platform is the reason; the same push may work later. */
    public static BuildFailedException byPlatform(String message, @Nullable Throwable cause) {
        return new BuildFailedException(false, message, cause);
    }

    BuildOutcome outcome() {
        return new BuildOutcome.Failed(byUser, String.valueOf(getMessage()));
    }
}
