package dev.slipway.node;

import java.time.Duration;

/**
 * How many tasks ran or waited for a CPU over the last minutes: exponentially damped averages of samples, as the kernel
 * computes them for a whole machine. They begin at 0. Not thread-safe.
 */
final class LoadAverages {
    private static final double ONE_MINUTE = 60;

    private double last1;
    private double last5;
    private double last15;

    /** @param since how long ago the sample before was taken */
    void add(int runnable, Duration since) {
        double seconds = since.toMillis() / 1000.0;
        last1 = damped(last1, runnable, seconds / ONE_MINUTE);
        last5 = damped(last5, runnable, seconds / (5 * ONE_MINUTE));
        last15 = damped(last15, runnable, seconds / (15 * ONE_MINUTE));
    }

    private static double damped(double average, int sample, double periods) {
        double kept = Math.exp(-periods);
        return average * kept + sample * (1 - kept);
    }

    double last1() {
        return last1;
    }

    double last5() {
        return last5;
    }

    double last15() {
        return last15;
    }
}
