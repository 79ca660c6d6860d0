package dev.slipway.platform.log;

import java.util.LinkedHashSet;

/** Bounds how many segments are open for writing: the app that wrote longest ago gives its handle back. Thread-safe. */
final class OpenFiles {
    private final int limit;
    private final LinkedHashSet<AppLogStream> open = new LinkedHashSet<>();

    OpenFiles(int limit) {
        this.limit = limit;
    }

    /** To be called after a write, without holding the app's lock. */
    void wrote(AppLogStream app) {
        AppLogStream idle = null;
        synchronized (open) {
            open.addLast(app);
            if (open.size() > limit) {
                idle = open.removeFirst();
            }
        }
        if (idle != null) {
            idle.release();
        }
    }

    void forget(AppLogStream app) {
        synchronized (open) {
            open.remove(app);
        }
    }
}
