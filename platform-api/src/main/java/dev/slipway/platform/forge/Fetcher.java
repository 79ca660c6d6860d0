package dev.slipway.platform.forge;

import dev.slipway.platform.build.Build;
import dev.slipway.platform.git.FetchedBuilds;
import dev.slipway.platform.git.FetchedBuilds.Fetched;
import dev.slipway.platform.git.remote.FetchException;
import dev.slipway.platform.work.Lanes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;

/** Fetches what connected repositories have told of, and has it built. */
@ApplicationScoped
class Fetcher {
    private static final Logger LOG = System.getLogger(Fetcher.class.getName());

    private final Fetches fetches;
    private final FetchedBuilds builds;
    private final Lanes<Fetches.Fetch> lanes;

    Fetcher(Fetches fetches, FetchedBuilds builds) {
        this.fetches = fetches;
        this.builds = builds;
        this.lanes = new Lanes<>("git-fetch", fetches::begin, this::fetch);
    }

    /** Finds what is due again, what other instances left behind, and builds that have ended. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        if (!lanes.stopping()) {
            fetches.settle();
            fetches.due().forEach(lanes::wake);
        }
    }

    void wake(UUID connectionId) {
        lanes.wake(connectionId);
    }

    private void fetch(Fetches.Fetch fetch) {
        try {
            Optional<Build> queued =
                    QuarkusTransaction.requiringNew().call(() -> Build.findByIdOptional(fetch.buildId()));
            // An attempt before may have come so far without having heard of it.
            fetches.end(
                    fetch,
                    queued.isPresent()
                            ? new Fetched.Queued(queued.get().commitId, queued.get().id)
                            : builds.build(
                                    fetch.app(), fetch.accountId(), fetch.remote(), fetch.branch(), fetch.buildId()));
        } catch (FetchException e) {
            fetches.fail(fetch, e);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "could not build what was pushed elsewhere app=" + fetch.app().name, e);
            fetches.fail(
                    fetch,
                    FetchException.passing(
                            "The platform failed to build it; its log (./slipway logs-platform) has the reason."));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        lanes.stop();
    }
}
