package dev.slipway.model.route;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the feed from the platform to a router: JSON, one message a line, over one long-lived HTTP response.
 * A feed begins with a snapshot; then come deltas and, at least every two seconds, heartbeats.
 */
public sealed interface FeedMessage {
    /** The sequence's value that a router has reached once it has applied the message. */
    long version();

    /**
     * Everything, in place of all that was known.
     *
     * @param version the sequence's value that this state has
     * @param bootId the kernel's boot id of the machine the dynos run on; routes of another boot are void
     * @param certificates all that the apps' routes name
     */
    record Snapshot(long version, String bootId, List<AppRoutes> apps, List<Certificate> certificates)
            implements FeedMessage {
        /** @param certificates null in what was written before there were any */
        public Snapshot(long version, String bootId, List<AppRoutes> apps, @Nullable List<Certificate> certificates) {
            this.version = version;
            this.bootId = bootId;
            this.apps = apps;
            this.certificates = Objects.requireNonNullElse(certificates, List.of());
        }
    }

    /**
     * The routes of one app as they are now.
     *
     * @param certificates all that they name
     */
    record Changed(long version, AppRoutes app, List<Certificate> certificates) implements FeedMessage {
        /** @param certificates null in what was written before there were any */
        public Changed(long version, AppRoutes app, @Nullable List<Certificate> certificates) {
            this.version = version;
            this.app = app;
            this.certificates = Objects.requireNonNullElse(certificates, List.of());
        }
    }

    /** An app is gone. */
    record Removed(long version, UUID appId) implements FeedMessage {}

    /** Nothing new; the feed is alive. */
    record Heartbeat(long version) implements FeedMessage {}
}
