package dev.slipway.model.dyno;

/** Where a runtime node tells what happened. A report is durable once the call returns. Thread-safe. */
public interface DynoReports {
    void report(DynoReport report);

    /**
     * Called once after a node's start, when every container of the installation has been matched with its dyno.
     * Routes are not given to routers before.
     */
    void adopted();
}
