package dev.slipway.builder;

/** The kernel tells a build at its process limit no more than that it can't fork; this adds which limit that was. */
final class ProcessLimitHint {
    private volatile boolean seen;

    void see(String line) {
        if (line.contains("Resource temporarily unavailable") || line.contains("EAGAIN")) {
            seen = true;
        }
    }

    String words(int processes) {
        return seen ? " It may have reached its limit of " + processes + " processes and threads." : "";
    }
}
