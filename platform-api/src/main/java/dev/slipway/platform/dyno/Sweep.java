package dev.slipway.platform.dyno;

import io.quarkus.scheduler.Scheduled;
import jakarta.transaction.Transactional;

/** Forgets dynos that went long ago, which frees their addresses. */
class Sweep {
    private final Dynos dynos;

    Sweep(Dynos dynos) {
        this.dynos = dynos;
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void run() {
        dynos.sweep();
    }
}
