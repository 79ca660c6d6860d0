package dev.slipway.model.route;

import java.util.List;
import java.util.UUID;

/**
 * All that a router knows of one app.
 *
 * @param version from one sequence over all apps; the greater is the newer
 * @param hostnames in lower case, each leading to this app only
 * @param targets web dynos that are healthy; a router picks one of them for each request
 */
public record AppRoutes(
        UUID appId, String app, long version, List<String> hostnames, AppStatus status, List<Target> targets) {
    public AppRoutes {
        hostnames = List.copyOf(hostnames);
        targets = List.copyOf(targets);
    }

    /** What to answer when there is no target; in maintenance, even if there is one. */
    public enum AppStatus {
        /** There are, or were a moment ago, healthy web dynos. */
        LIVE,
        /** The owner closed it for a while: H80, whatever targets there are. */
        MAINTENANCE,
        /** No release yet: H81. */
        BLANK,
        /** Web is scaled to zero: H14. */
        SCALED_TO_ZERO,
        /** Web dynos are starting and none has been up: requests wait for one, then H20. */
        BOOTING,
        /** Web dynos crashed or failed to boot: H10. */
        CRASHED
    }
}
