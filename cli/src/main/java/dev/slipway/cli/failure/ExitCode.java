package dev.slipway.cli.failure;

/** How a command ended, for scripts. The numbers are part of the client's contract. */
public final class ExitCode {
    public static final int DONE = 0;

    /** The platform refused, or what was asked for can't be done. */
    public static final int FAILED = 1;

    /** The command was called in a wrong way; nothing was done. */
    public static final int WRONG_USAGE = 2;

    /** The platform could not be reached; trying again later may help. */
    public static final int UNREACHABLE = 3;

    /** There is no key for the platform, or it is not valid there. */
    public static final int LOGIN_NEEDED = 4;

    private ExitCode() {}
}
