package dev.slipway.model.route;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a router knows of one app.
 *
 * @param version from one sequence over all apps; the greater is the newer
 * @param hostnames in lower case, each leading to this app only
 * @param targets web dynos that are healthy; a router picks one of them for each request
 * @param certificates hostname to the id of the {@link Certificate} that is shown for it
 * @param challenges token to key authorization: what a certificate authority is answered that asks whether the hostnames
 *     lead here (RFC 8555, section 8.3)
 */
public record AppRoutes(
        UUID appId,
        String app,
        long version,
        List<String> hostnames,
        AppStatus status,
        List<Target> targets,
        Map<String, String> certificates,
        Map<String, String> challenges) {
    /**
     * @param certificates null in what was written before there were any
     * @param challenges null in what was written before there were any
     */
    public AppRoutes(
            UUID appId,
            String app,
            long version,
            List<String> hostnames,
            AppStatus status,
            List<Target> targets,
            @Nullable Map<String, String> certificates,
            @Nullable Map<String, String> challenges) {
        this.appId = appId;
        this.app = app;
        this.version = version;
        this.hostnames = List.copyOf(hostnames);
        this.status = status;
        this.targets = List.copyOf(targets);
        this.certificates = inOrder(certificates);
        this.challenges = inOrder(challenges);
    }

    /** The same routes are always written alike. */
    private static Map<String, String> inOrder(@Nullable Map<String, String> map) {
        return Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNullElse(map, Map.of())));
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
