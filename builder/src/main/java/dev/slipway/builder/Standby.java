package dev.slipway.builder;

import dev.slipway.engine.EngineException;
import dev.slipway.model.build.BuildJob;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Places with containers that were started for the next build of apps which were built lately: to start one takes longer than
 * to build a small change. Each serves one build, and nothing of an app has run in it before. What is made ahead, and what
 * builds leave, is seen to in the pauses after builds. Thread-safe.
 */
final class Standby implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Standby.class.getName());

    /** Whoever pushes again within some minutes is served quicker; what waits has a process of 1 MB and the engine's share. */
    private static final Duration LIFE = Duration.ofMinutes(10);

    private static final int MOST = 4;

    /** The release that was just built starts meanwhile, and is to have the machine. */
    private static final Duration DELAY = Duration.ofSeconds(3);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private final BuildPlaces places;
    private final Clock clock;

    /** By app, the oldest first. */
    private final Map<UUID, Waiting> waiting = new LinkedHashMap<>();

    /** Apps that one is to be made for. */
    private final Set<UUID> wanted = new HashSet<>();

    /** Those of builds that are over. */
    private final Set<BuildPlace> left = new HashSet<>();

    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("build-standby").factory());

    Standby(BuildPlaces places, Clock clock) {
        this.places = places;
        this.clock = clock;
        worker.scheduleWithFixedDelay(
                this::removeOld, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private record Waiting(BuildPlace place, Instant until) {}

    /** The place that waits for the app's next build, if it is as this job wants it; the caller closes it. */
    Optional<BuildPlace> take(BuildJob job, Stack stack) {
        Optional<BuildPlace> found = remove(job.appId());
        if (found.isEmpty() || fits(found.get(), job, stack)) {
            return found;
        }
        discard(found.get());
        return Optional.empty();
    }

    /** Has a place wait for the app's next build, in a while. */
    void prepare(BuildJob job, Stack stack) {
        want(job.appId());
        try {
            worker.schedule(() -> start(job, stack), DELAY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "nothing is made for a next build any more: the builder ends");
        }
    }

    /** Closes the place of a build that is over, in a while. */
    void leave(BuildPlace place) {
        addLeft(place);
        try {
            worker.schedule(() -> clear(place), DELAY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            clear(place);
        }
    }

    /** Nothing waits for the app any more, and nothing is made for it before its next build. */
    void forget(UUID app) {
        unwant(app).ifPresent(Standby::discard);
    }

    @Override
    public void close() {
        worker.shutdownNow();
        try {
            worker.awaitTermination(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        removeWhere(place -> true).forEach(Standby::discard);
        allLeft().forEach(this::clear);
    }

    private void clear(BuildPlace place) {
        if (takeLeft(place)) {
            discard(place);
        }
    }

    private synchronized void addLeft(BuildPlace place) {
        left.add(place);
    }

    private synchronized boolean takeLeft(BuildPlace place) {
        return left.remove(place);
    }

    private synchronized List<BuildPlace> allLeft() {
        return List.copyOf(left);
    }

    private boolean fits(BuildPlace place, BuildJob job, Stack stack) {
        try {
            return places.fits(place, job, stack);
        } catch (IOException | EngineException e) {
            // The build itself tells if the trouble lasts.
            return false;
        }
    }

    private void start(BuildJob job, Stack stack) {
        if (!isToBeMade(job.appId())) {
            return;
        }
        try {
            BuildPlace place = places.ahead("ahead-" + UUID.randomUUID(), job, stack);
            try {
                place.container();
            } catch (RuntimeException e) {
                place.close();
                throw e;
            }
            keep(job.appId(), place).forEach(Standby::discard);
        } catch (IOException | RuntimeException e) {
            forget(job.appId());
            LOG.log(Level.INFO, "no container waits for the next build app={0} reason={1}", job.app(), e.getMessage());
        }
    }

    private void removeOld() {
        Instant now = clock.instant();
        removeWhere(place -> place.until().isBefore(now)).forEach(Standby::discard);
    }

    private synchronized void want(UUID app) {
        wanted.add(app);
    }

    private synchronized Optional<BuildPlace> unwant(UUID app) {
        wanted.remove(app);
        return remove(app);
    }

    private synchronized boolean isToBeMade(UUID app) {
        if (waiting.containsKey(app)) {
            wanted.remove(app);
        }
        return wanted.contains(app);
    }

    /** Returns those that are too many now. */
    private synchronized List<BuildPlace> keep(UUID app, BuildPlace place) {
        if (!wanted.remove(app)) {
            return List.of(place);
        }
        waiting.put(app, new Waiting(place, clock.instant().plus(LIFE)));
        List<BuildPlace> over = new ArrayList<>();
        Iterator<Waiting> oldest = waiting.values().iterator();
        while (waiting.size() > MOST) {
            over.add(oldest.next().place());
            oldest.remove();
        }
        return over;
    }

    private synchronized Optional<BuildPlace> remove(UUID app) {
        return Optional.ofNullable(waiting.remove(app)).map(Waiting::place);
    }

    private synchronized List<BuildPlace> removeWhere(Predicate<Waiting> condition) {
        List<BuildPlace> removed =
                waiting.values().stream().filter(condition).map(Waiting::place).toList();
        waiting.values().removeIf(place -> removed.contains(place.place()));
        return removed;
    }

    /** Closes it now. */
    static void discard(BuildPlace place) {
        try {
            place.close();
        } catch (IOException | EngineException e) {
            // It is removed as a leftover before some next build.
            LOG.log(Level.INFO, "the place of a build is left label={0} reason={1}", place.label(), e.getMessage());
        }
    }
}
