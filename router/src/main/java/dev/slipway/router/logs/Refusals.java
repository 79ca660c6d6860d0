package dev.slipway.router.logs;

import dev.slipway.router.platform.RefusedException;

/**
 * Tells the router's own log of batches that the platform refused for good: once when that begins, and, with the count of
 * lines that are lost, once when a batch is accepted again. Used by one thread.
 */
final class Refusals {
    private static final System.Logger LOG = System.getLogger(LogShipper.class.getName());

    private long lost;

    void refused(int lines, RefusedException reason) {
        if (lost == 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "request lines dropped, the platform refused them; see that router and platform are of the same"
                            + " version, and that slipway.log.router-batch is at least 2M; told once, and when lines"
                            + " are accepted again lines={0} reason={1}",
                    Integer.toString(lines),
                    reason.getMessage());
        }
        lost += lines;
    }

    void accepted() {
        if (lost > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "request lines are accepted again, those refused before are lost lines={0}",
                    Long.toString(lost));
            lost = 0;
        }
    }
}
