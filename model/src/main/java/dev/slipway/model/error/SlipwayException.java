package dev.slipway.model.error;

import org.jspecify.annotations.Nullable;

/** Carries a {@link Problem} up to the boundary (HTTP, git, the CLI), where it is told once. */
public final class SlipwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public SlipwayException(Problem problem) {
        this(problem, null);
    }

    public SlipwayException(Problem problem, @Nullable Throwable cause) {
        super(problem.message(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /** A value that is not allowed: {@code throw SlipwayException.invalid("Name %s is taken", name)}. */
    public static SlipwayException invalid(String format, Object... args) {
        return new SlipwayException(new Problem.InvalidParams(String.format(format, args)));
    }

    public static SlipwayException notFound(String format, Object... args) {
        return new SlipwayException(new Problem.NotFound(String.format(format, args), null));
    }

    /** @param resource what there is none of, in Heroku's word, which its clients tell by: {@code session} */
    public static SlipwayException missing(String resource, String format, Object... args) {
        return new SlipwayException(new Problem.NotFound(String.format(format, args), resource));
    }

    public static SlipwayException conflict(String format, Object... args) {
        return new SlipwayException(new Problem.Conflict(String.format(format, args)));
    }

    public static SlipwayException unavailable(String format, Object... args) {
        return new SlipwayException(new Problem.Unavailable(String.format(format, args)));
    }
}
