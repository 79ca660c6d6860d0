package dev.slipway.router.proxy;

import dev.slipway.router.routes.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Picks a dyno at random, as Heroku does. */
final class Choice {
    private Choice() {}

    /**
     * Picks one that has not failed for this request, and is not in quarantine if another one is there: a quarantined
     * dyno is better than none.
     */
    static @Nullable Endpoint among(List<Endpoint> endpoints, List<Endpoint> failed) {
        int start = ThreadLocalRandom.current().nextInt(endpoints.size());
        Endpoint first = endpoints.get(start);
        if (failed.isEmpty() && !first.quarantined()) {
            return first;
        }
        List<Endpoint> left = new ArrayList<>(endpoints);
        left.removeAll(failed);
        List<Endpoint> sound =
                left.stream().filter(endpoint -> !endpoint.quarantined()).toList();
        List<Endpoint> best = sound.isEmpty() ? left : sound;
        return best.isEmpty() ? null : best.get(start % best.size());
    }
}
