package dev.slipway.node;

import dev.slipway.engine.ContainerEvent;
import dev.slipway.engine.Engine;
import dev.slipway.model.dyno.DesiredFormation;
import dev.slipway.model.dyno.DynoReports;
import dev.slipway.model.dyno.DynoTerminals;
import dev.slipway.model.dyno.InsideCommands;
import dev.slipway.model.log.LogSink;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs on this machine's engine what the desired formation says, and tells what happens. Thread-safe.
 *
 * <p>Closing leaves every container running; {@link #stopAll} ends them.
 */
public final class RuntimeNode implements AutoCloseable {
    private static final Logger LOG = System.getLogger(RuntimeNode.class.getName());
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final Engine engine;
    private final Preparation preparation;
    private final Patience patience;
    private final Firewall firewall;
    private final Reconciler reconciler;
    private final DynoThreads threads;
    private final OldImages oldImages;
    private final NodeConfig config;
    private final BlockingQueue<Boolean> wakeUps = new ArrayBlockingQueue<>(1);
    private boolean wasConnected;
    private @Nullable Thread loop;
    private @Nullable AutoCloseable events;

    /** A node that pulls images from the configured registry. */
    public RuntimeNode(
            Engine engine,
            DesiredFormation formation,
            DynoReports reports,
            LogSink logs,
            DynoTerminals terminals,
            InsideCommands inside,
            NodeConfig config,
            Clock clock) {
        this(engine, formation, reports, logs, terminals, inside, config, new RegistryImages(engine, config), clock);
    }

    public RuntimeNode(
            Engine engine,
            DesiredFormation formation,
            DynoReports reports,
            LogSink logs,
            DynoTerminals terminals,
            InsideCommands inside,
            NodeConfig config,
            ImageSource images,
            Clock clock) {
        this.engine = engine;
        this.config = config;
        firewall = new Firewall(config.installation(), config.subnetPool(), config.firewall());
        preparation = new Preparation(engine, firewall, clock);
        patience = new Patience(preparation::absent);
        threads = new DynoThreads(patience, this::wake);
        RecentImages recent = new RecentImages(images, clock);
        oldImages = new OldImages(engine, formation, recent, config.registryHost(), patience);
        Services services = new Services(
                engine,
                new DynoStarter(engine, recent, config.installation()),
                reports,
                logs,
                terminals,
                inside,
                new PlatformLines(logs, clock, patience),
                config,
                preparation,
                patience,
                clock);
        reconciler = new Reconciler(services, formation, threads);
    }

    /** Begins to work, and returns at once; an engine that is away is waited for. */
    public synchronized void start() {
        if (loop != null) {
            throw new IllegalStateException("a node starts once");
        }
        loop = Thread.ofVirtual().name("node-reconciler").start(this::run);
        QuotaWatch quotas = new QuotaWatch(engine, threads::quotas, config.memoryInterval(), patience);
        Thread.ofVirtual().name("node-quotas").start(quotas::run);
        Thread.ofVirtual().name("node-old-images").start(oldImages::run);
        events = engine.events(this::engineSays);
    }

    /** Something may have changed: look now. Returns at once; many calls are one. */
    public void wake() {
        // A full queue means that a look is due already.
        boolean ignored = wakeUps.offer(true);
    }

    private void engineSays(ContainerEvent event) {
        switch (event.kind()) {
            case CONNECTED -> connected();
            case OUT_OF_MEMORY -> Identity.of(event.labels()).ifPresent(dyno -> threads.ranOutOfMemory(dyno.key()));
            case STARTED, EXITED, REMOVED -> {
                // The reconciler sees for itself.
            }
        }
        wake();
    }

    /** Again, the engine may have been away in between without anybody's notice. */
    private void connected() {
        if (wasConnected) {
            preparation.absent();
        }
        wasConnected = true;
    }

    private void run() {
        try {
            while (!patience.isClosed()) {
                try {
                    reconciler.pass();
                    wakeUps.poll(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
                } catch (RuntimeException e) {
                    // An interrupted call fails too; then the node closes, and there is nothing to tell.
                    if (!Thread.currentThread().isInterrupted()) {
                        LOG.log(Level.WARNING, "pass failed, trying again reason={0}", e.toString());
                    }
                    patience.pause(config.pollInterval());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Ends the work of this node and every dyno of the installation: SIGTERM, grace, SIGKILL, all at the same time,
     * each log stored to its end. Networks and firewall rules go too. The node can't be started again.
     *
     * @return false if some dyno was not ended within grace and some seconds, or the engine can't be reached
     */
    public boolean stopAll() throws InterruptedException {
        endLoop();
        boolean ended = reconciler.endAll(config.stopGrace().plusSeconds(20));
        firewall.remove();
        close();
        return ended;
    }

    /** Removes the rules of this installation from the host's packet filter. */
    public void removeFirewall() {
        firewall.remove();
    }

    private void endLoop() throws InterruptedException {
        Thread running;
        synchronized (this) {
            running = loop;
            loop = null;
        }
        if (running != null) {
            running.interrupt();
            running.join(CLOSE_LIMIT);
        }
    }

    /** Ends the work and leaves containers, networks and rules as they are, for the next node to adopt. */
    @Override
    public void close() {
        patience.close();
        try {
            AutoCloseable stream;
            synchronized (this) {
                stream = events;
                events = null;
            }
            if (stream != null) {
                stream.close();
            }
            threads.interruptAll();
            endLoop();
            threads.awaitEnd(threads.followed(), CLOSE_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "event stream not closed reason={0}", e.toString());
        }
    }
}
