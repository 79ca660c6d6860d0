package dev.slipway.e2e;

/** How a command ended, and what it printed on both of its streams. */
record Result(String command, int code, String output) {
    /** The output of a command that must have succeeded. */
    String ok() {
        if (code != 0) {
            throw new AssertionError(this);
        }
        return output;
    }

    /** The output of a command that must have failed. */
    String refused() {
        if (code == 0) {
            throw new AssertionError("should have failed: " + this);
        }
        return output;
    }

    @Override
    public String toString() {
        return command + " ended with " + code + ":\n" + output;
    }
}
