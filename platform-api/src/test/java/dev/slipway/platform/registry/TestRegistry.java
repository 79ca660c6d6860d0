package dev.slipway.platform.registry;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The registry behind a plain Vert.x server on a free port. {@code admin} may do everything, {@code one} only what
 * concerns {@code apps/one}, {@code reader} may pull everything; the password is {@code secret}.
 */
final class TestRegistry implements AutoCloseable {
    static final long MAX_BLOB_BYTES = 64L * 1024 * 1024;

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final RegistryStorage storage;

    TestRegistry(Path directory, int port, Clock clock, long maxBlobBytes) throws IOException {
        storage = RegistryStorage.open(directory, clock);
        RegistryProtocol protocol = new RegistryProtocol(TestRegistry::authenticate, storage, maxBlobBytes);
        server = vertx.createHttpServer(new HttpServerOptions().setHandle100ContinueAutomatically(true))
                .requestHandler(new RegistryHandler(vertx, threads, protocol::handle))
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    static TestRegistry start(Path directory) throws IOException {
        return new TestRegistry(directory, 0, Clock.systemUTC(), MAX_BLOB_BYTES);
    }

    /** For {@code docker}, {@code skopeo} and other clients by hand: directory and port. */
    public static void main(String[] args) throws IOException {
        new TestRegistry(Path.of(args[0]), Integer.parseInt(args[1]), Clock.systemUTC(), Long.MAX_VALUE);
    }

    int port() {
        return server.actualPort();
    }

    RegistryStorage storage() {
        return storage;
    }

    Registry registry(Duration grace) {
        return new Registry(storage, grace, Duration.ofHours(24));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static Optional<RegistryAccess.Grant> authenticate(String user, String password) {
        if (!password.equals("secret")) {
            return Optional.empty();
        }
        return switch (user) {
            case "admin" -> Optional.of(new Rights("", ""));
            case "one" -> Optional.of(new Rights("apps/one", "apps/one"));
            case "reader" -> Optional.of(new Rights("", "nothing"));
            default -> Optional.empty();
        };
    }

    private record Rights(String pull, String push) implements RegistryAccess.Grant {
        @Override
        public boolean mayPull(String repository) {
            return repository.startsWith(pull);
        }

        @Override
        public boolean mayPush(String repository) {
            return repository.startsWith(push);
        }

        @Override
        public boolean mayDelete(String repository, String digest) {
            return true;
        }
    }
}
