package dev.slipway.model.dyno;

import java.util.List;

/**
 * What a runtime node should have running: the truth, read from the database on each pass. A container of this
 * installation that belongs to no dyno of the list is stopped (SIGTERM, grace, SIGKILL) and removed.
 */
public interface DesiredFormation {
    /** All dynos that should run on this node now. Thread-safe. */
    List<DesiredDyno> dynos();
}
