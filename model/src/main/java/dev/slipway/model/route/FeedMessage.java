package dev.slipway.model.route;

import java.util.List;
import java.util.UUID;

/**
 * One line of the feed from the platform to a router: JSON, one message a line, over one long-lived HTTP response.
 * A feed begins with a snapshot; then come deltas and, at least every two seconds, heartbeats.
 */
public sealed interface FeedMessage {
    /**
     * Everything, in place of all that was known.
     *
     * @param version the sequence's value that this state has
     * @param bootId the kernel's boot id of the machine the dynos run on; routes of another boot are void
     */
    record Snapshot(long version, String bootId, List<AppRoutes> apps) implements FeedMessage {}

    /** The routes of one app as they are now. */
    record Changed(long version, AppRoutes app) implements FeedMessage {}

    /** An app is gone. */
    record Removed(long version, UUID appId) implements FeedMessage {}

    /** Nothing new; the feed is alive. */
    record Heartbeat(long version) implements FeedMessage {}
}
