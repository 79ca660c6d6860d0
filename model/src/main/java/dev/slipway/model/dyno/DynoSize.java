package dev.slipway.model.dyno;

import java.util.Arrays;
import java.util.Optional;

/** What a dyno may use. The names are Heroku's, so that scripts which name a size go on working. */
public enum DynoSize {
    BASIC("Basic", 512, 1.0),
    STANDARD_1X("Standard-1X", 512, 1.0),
    STANDARD_2X("Standard-2X", 1024, 2.0),
    PERFORMANCE_M("Performance-M", 2560, 2.0),
    PERFORMANCE_L("Performance-L", 14336, 8.0);

    /** Processes and threads that one dyno may have. */
    public static final int MAX_PROCESSES = 1024;

    private final String label;
    private final int memoryMegabytes;
    private final double cpus;

    DynoSize(String label, int memoryMegabytes, double cpus) {
        this.label = label;
        this.memoryMegabytes = memoryMegabytes;
        this.cpus = cpus;
    }

    public static Optional<DynoSize> named(String label) {
        return Arrays.stream(values())
                .filter(size -> size.label.equalsIgnoreCase(label))
                .findFirst();
    }

    public String label() {
        return label;
    }

    /** Memory limit in MiB. */
    public int memoryMegabytes() {
        return memoryMegabytes;
    }

    /** CPU limit in cores. */
    public double cpus() {
        return cpus;
    }
}
