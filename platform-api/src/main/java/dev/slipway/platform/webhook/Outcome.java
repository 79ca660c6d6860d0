package dev.slipway.platform.webhook;

/** What came of an attempt. */
sealed interface Outcome {
    /** Whether the receiver has taken it. */
    boolean good();

    /** Redirects are no success: a receiver that has moved must be named by its new address. */
    record Answered(int status) implements Outcome {
        @Override
        public boolean good() {
            return status / 100 == 2;
        }
    }

    /** @param reason the class of what went wrong, such as {@code SocketTimeoutException} */
    record NoAnswer(String reason) implements Outcome {
        @Override
        public boolean good() {
            return false;
        }
    }
}
