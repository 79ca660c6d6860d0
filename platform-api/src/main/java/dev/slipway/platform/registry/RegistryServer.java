package dev.slipway.platform.registry;

import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Puts the registry under {@code /v2} of the platform's HTTP server, beside and not behind JAX-RS. */
@ApplicationScoped
class RegistryServer {
    private final DirectoryLock lock;
    private final RegistryStorage storage;
    private final RegistryConfig config;
    private final RegistryAccess access;
    private final Registry registry;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("registry-", 0).factory());

    @Inject
    RegistryServer(RegistryConfig config, RegistryAccess access, Clock clock) throws IOException {
        this.config = config;
        this.access = access;
        this.lock = DirectoryLock.take(config.directory());
        this.storage = RegistryStorage.open(config.directory(), clock);
        this.registry = new Registry(storage, config.garbageGrace(), config.uploadExpiry());
    }

    @Produces
    @Singleton
    Registry registry() {
        return registry;
    }

    void register(@Observes Router router, Vertx vertx) {
        RegistryProtocol protocol = new RegistryProtocol(
                new RequestScopedAccess(access), storage, config.maxBlobSize().asLongValue());
        RegistryHandler handler = new RegistryHandler(vertx, threads, protocol::handle);
        router.routeWithRegex("/v2(/.*)?").handler(routing -> handler.handle(routing.request()));
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void removeExpiredUploads() {
        registry.removeExpiredUploads();
    }

    @PreDestroy
    void close() throws IOException {
        threads.shutdownNow();
        lock.close();
    }
}
