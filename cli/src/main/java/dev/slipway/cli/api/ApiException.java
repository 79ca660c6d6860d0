package dev.slipway.cli.api;

/** The platform refused. The message is the platform's own. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String id;

    ApiException(int status, String id, String message) {
        super(message);
        this.status = status;
        this.id = id;
    }

    public int status() {
        return status;
    }

    /** Whether the password was right, and a code is asked for beside it. */
    public boolean asksForCode() {
        return id.equals("two_factor");
    }

    /** Heroku's word for the kind of refusal, such as {@code not_found}; empty if the platform said none. */
    public String id() {
        return id;
    }
}
