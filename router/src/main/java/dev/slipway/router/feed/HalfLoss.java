package dev.slipway.router.feed;

import dev.slipway.model.route.AppRoutes;
import dev.slipway.model.route.AppRoutes.AppStatus;
import dev.slipway.model.route.FeedMessage.Snapshot;
import dev.slipway.router.routes.Routes;
import java.util.HashSet;
import java.util.Set;

/**
 * Guards what is served against a snapshot that lacks too much of it, as one from an emptied or half-restored database
 * would. Such a snapshot is set aside, and believed only when the next one lacks the same hostnames.
 */
final class HalfLoss {
    /** Below this number of apps a loss of half is everyday life. */
    private static final int LEAST_APPS = 4;

    private Set<String> suspected = Set.of();

    /** Whether a snapshot may be applied. Remembers what it lacked if not. */
    boolean plausible(Routes served, Snapshot snapshot) {
        Set<String> lost = lost(served, snapshot);
        boolean tooMuch = served.apps().size() >= LEAST_APPS
                && served.bootId().equals(snapshot.bootId())
                && lost.size() * 2 > served.servedHostnames().size();
        if (!tooMuch || lost.equals(suspected)) {
            suspected = Set.of();
            return true;
        }
        suspected = lost;
        return false;
    }

    /** Hostnames that are served, and would not be, with no status that says why. */
    private static Set<String> lost(Routes served, Snapshot snapshot) {
        Set<String> lost = new HashSet<>(served.servedHostnames());
        for (AppRoutes app : snapshot.apps()) {
            boolean explained = !app.targets().isEmpty() || app.status() != AppStatus.LIVE;
            if (explained) {
                app.hostnames().forEach(lost::remove);
            }
        }
        return lost;
    }
}
