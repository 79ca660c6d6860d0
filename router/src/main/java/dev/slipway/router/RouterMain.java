package dev.slipway.router;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** The router's process. Ends with 0 after SIGTERM, and with 1 and one line of reason if it can't start. */
public final class RouterMain {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private RouterMain() {}

    /** Reads the environment and serves until SIGTERM. */
    public static void main(String[] arguments) throws InterruptedException {
        // One line a record, unless whoever starts the process says otherwise.
        System.getProperties()
                .putIfAbsent(
                        "java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s: %5$s%6$s%n");
        // Netty would take a stack trace of every 128th buffer, to tell where a lost one came from: that is for tests.
        System.getProperties().putIfAbsent("io.netty.leakDetection.level", "disabled");
        // A client of TLS 1.2 could ask for one handshake after the other on one connection, each costing a signature.
        System.getProperties().putIfAbsent("jdk.tls.rejectClientInitiatedRenegotiation", "true");
        try {
            Router router = new Router(RouterConfig.of(System.getenv()), bootId(), Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(router), "stop"));
            router.start();
            Thread.currentThread().join();
        } catch (IOException | IllegalArgumentException e) {
            System.getLogger(RouterMain.class.getName())
                    .log(System.Logger.Level.ERROR, "router could not start: {0}", e.getMessage());
            Runtime.getRuntime().halt(1);
        }
    }

    private static void stop(Router router) {
        try {
            router.stop();
            // A JVM that ends by a signal would exit with 143: the router was asked to end, and did.
            Runtime.getRuntime().halt(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The kernel's boot id; where there is none, stored routes of an earlier run are never used. */
    private static String bootId() throws IOException {
        return Files.exists(BOOT_ID) ? Files.readString(BOOT_ID).strip() : "unknown";
    }
}
