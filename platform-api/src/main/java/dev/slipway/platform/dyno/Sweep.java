package dev.slipway.platform.dyno;

import io.quarkus.scheduler.Scheduled;
import jakarta.transaction.Transactional;

/** Ends one-off dynos whose time is over, and forgets dynos that went long ago, which frees their addresses. */
class Sweep {
    private final Dynos dynos;
    private final OneOffs oneOffs;

    Sweep(Dynos dynos, OneOffs oneOffs) {
        this.dynos = dynos;
        this.oneOffs = oneOffs;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void run() {
        oneOffs.endOverdue();
        dynos.sweep();
    }
}
