package dev.slipway.model.error;

import org.jspecify.annotations.Nullable;

/**
 * Why something could not be done. The {@link #code()} is stable and is what API clients see as the error's {@code id};
 * the message says what was tried, on what, why it failed and what to do.
 */
public sealed interface Problem {
    /** A stable code in Heroku's words, such as {@code not_found}. */
    String code();

    /** One or two sentences for a person. Never holds a secret. */
    String message();

    /** No, or an unknown, credential. */
    record Unauthorized(String message) implements Problem {
        @Override
        public String code() {
            return "unauthorized";
        }
    }

    /** The credential is known, and has no right to do this. */
    record Forbidden(String message) implements Problem {
        @Override
        public String code() {
            return "forbidden";
        }
    }

    /** The password is right, and the account asks for a code beside it; or that code is not right. */
    record TwoFactor(String message) implements Problem {
        @Override
        public String code() {
            return "two_factor";
        }
    }

    /**
     * The thing asked for does not exist, or not for this account.
     *
     * @param resource its kind, in Heroku's word; null where no client asks for it
     */
    record NotFound(String message, @Nullable String resource) implements Problem {
        @Override
        public String code() {
            return "not_found";
        }
    }

    /** The request can't be read at all: broken JSON, a wrong method, a header that makes no sense. */
    record BadRequest(String message) implements Problem {
        @Override
        public String code() {
            return "bad_request";
        }
    }

    /** The request was read, and a value in it is not allowed. */
    record InvalidParams(String message) implements Problem {
        @Override
        public String code() {
            return "invalid_params";
        }
    }

    /** The request is right, and the state of things stands against it for now. */
    record Conflict(String message) implements Problem {
        @Override
        public String code() {
            return "conflict";
        }
    }

    /** The account asks too much for now. */
    record RateLimited(String message, long retryAfterSeconds) implements Problem {
        @Override
        public String code() {
            return "rate_limit";
        }
    }

    /** A part of the platform can't be reached for now; trying again later may work. */
    record Unavailable(String message) implements Problem {
        @Override
        public String code() {
            return "maintenance";
        }
    }
}
