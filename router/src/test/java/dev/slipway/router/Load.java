package dev.slipway.router;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests without a pause from some clients, half of them on kept connections, half on new ones. Never retries. */
final class Load implements AutoCloseable {
    private final int port;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final List<Thread> clients = new ArrayList<>();
    private volatile boolean stopped;

    Load(int port) {
        this.port = port;
        for (int i = 0; i < 4; i++) {
            boolean keep = i % 2 == 0;
            clients.add(Thread.ofVirtual().start(() -> run(keep)));
        }
    }

    int done() {
        return done.get();
    }

    int failed() {
        return failed.get();
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        for (Thread client : clients) {
            client.join();
        }
    }

    private void run(boolean keep) {
        while (!stopped) {
            try (Wire wire = new Wire(port)) {
                do {
                    String response = wire.send("GET / HTTP/1.1\r\nHost: shop.localhost\r\n\r\n")
                            .response();
                    if (!response.startsWith("HTTP/1.1 200")) {
                        failed.incrementAndGet();
                    }
                    done.incrementAndGet();
                } while (keep && !stopped);
            } catch (IOException e) {
                failed.incrementAndGet();
            }
        }
    }
}
