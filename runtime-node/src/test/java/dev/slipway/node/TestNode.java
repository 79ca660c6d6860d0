package dev.slipway.node;

import dev.slipway.engine.TestEngine;
import dev.slipway.model.dyno.AppNetwork;
import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.model.dyno.DesiredFormation;
import dev.slipway.model.dyno.DynoReport;
import dev.slipway.model.dyno.DynoReports;
import dev.slipway.model.dyno.DynoTerminal;
import dev.slipway.model.dyno.InsideCommand;
import dev.slipway.model.log.LogLine;
import dev.slipway.model.log.LogOffset;
import dev.slipway.model.log.LogSink;
import dev.slipway.model.release.ImageReference;
import dev.slipway.node.NodeConfig.FirewallMode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** The platform's side, in memory, and nodes on the real engine that can be closed and made anew. */
final class TestNode implements AutoCloseable, DesiredFormation, DynoReports, LogSink {
    static final int PORT = 5000;
    static final long DISK_MEGABYTES = 50;

    /** Answers each connection with one line. */
    static final String SERVER = server("0.0.0.0", "$ENV{PORT}");

    final TestEngine engine;
    final List<DesiredDyno> desired = new CopyOnWriteArrayList<>();
    final Set<ImageReference> kept = ConcurrentHashMap.newKeySet();
    final List<DynoReport> reports = new CopyOnWriteArrayList<>();
    final List<LogLine> lines = new CopyOnWriteArrayList<>();
    final Map<UUID, DynoTerminal> terminals = new ConcurrentHashMap<>();
    final List<InsideCommand> inside = new CopyOnWriteArrayList<>();
    final AtomicInteger adoptions = new AtomicInteger();
    final AtomicInteger failures = new AtomicInteger();
    private final Map<AttemptKey, LogOffset> offsets = new ConcurrentHashMap<>();
    private final String pool = "10.201." + ThreadLocalRandom.current().nextInt(256) + ".";
    private final AtomicInteger addresses = new AtomicInteger(2);
    private Clock clock = Clock.systemUTC();
    private Duration bootTimeout = Duration.ofSeconds(60);
    private Duration stopGrace = Duration.ofSeconds(10);
    private RuntimeNode node;

    TestNode(TestEngine engine) {
        this.engine = engine;
    }

    static String server(String address, String port) {
        return "exec perl -MIO::Socket::INET -e '$|=1; $s=IO::Socket::INET->new(LocalAddr=>\"" + address
                + "\",LocalPort=>" + port + ",Listen=>9,ReuseAddr=>1) or die; print \"listening\\n\";"
                + " while($c=$s->accept){print $c \"hello\\n\";close $c}'";
    }

    TestNode with(Duration boot, Duration grace) {
        bootTimeout = boot;
        stopGrace = grace;
        return this;
    }

    TestNode with(Clock changed) {
        clock = changed;
        return this;
    }

    RuntimeNode start(FirewallMode firewall) {
        NodeConfig config = new NodeConfig(
                "127.0.0.1:1",
                "",
                "",
                engine.installation(),
                bootTimeout,
                stopGrace,
                Duration.ofMillis(500),
                Duration.ofMillis(200),
                DISK_MEGABYTES << 20,
                pool + "0/24",
                firewall);
        node = new RuntimeNode(
                engine.engine(),
                this,
                this,
                this,
                id -> Optional.ofNullable(terminals.get(id)),
                this::takeInside,
                config,
                image -> engine.image(),
                clock);
        node.start();
        return node;
    }

    RuntimeNode start() {
        return start(FirewallMode.OFF);
    }

    AppNetwork network(int number) {
        return new AppNetwork(
                engine.installation() + "-" + number, pool + number * 16 + "/28", pool + (number * 16 + 1));
    }

    /** A dyno without a port, in the first network. */
    DesiredDyno worker(String command) {
        return dyno("worker.1", command, 0, OptionalInt.empty(), false);
    }

    DesiredDyno web(String command) {
        return dyno("web.1", command, 0, OptionalInt.of(PORT), false);
    }

    DesiredDyno dyno(String name, String command, int network, OptionalInt port, boolean oneOff) {
        return Dynos.in(
                Dynos.of(UUID.randomUUID(), name, 1, command),
                network(network),
                pool + (network * 16 + addresses.getAndIncrement()),
                1,
                port,
                oneOff);
    }

    void want(DesiredDyno... dynos) {
        desired.clear();
        desired.addAll(List.of(dynos));
        if (node != null) {
            node.wake();
        }
    }

    void runInside(InsideCommand command) {
        inside.add(command);
        node.wake();
    }

    private List<InsideCommand> takeInside(Set<UUID> dynoIds) {
        List<InsideCommand> taken = inside.stream()
                .filter(command -> dynoIds.contains(command.dynoId()))
                .toList();
        inside.removeAll(taken);
        return taken;
    }

    <T extends DynoReport> T await(Class<T> kind, DesiredDyno dyno) {
        eventually()
                .until(() -> report(kind, dyno).isPresent()
                        || report(DynoReport.StartFailed.class, dyno).isPresent());
        report(DynoReport.StartFailed.class, dyno)
                .filter(failed -> !kind.isInstance(failed))
                .ifPresent(failed -> {
                    throw new AssertionError(failed.message());
                });
        return report(kind, dyno).orElseThrow();
    }

    <T extends DynoReport> Optional<T> report(Class<T> kind, DesiredDyno dyno) {
        return reports.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(report -> report.dynoId().equals(dyno.id()) && report.attempt() == dyno.attempt())
                .findFirst();
    }

    static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(10));
    }

    List<String> texts(String source) {
        return lines.stream()
                .filter(line -> line.source().equals(source))
                .map(LogLine::text)
                .toList();
    }

    @Override
    public List<DesiredDyno> dynos() {
        return List.copyOf(desired);
    }

    @Override
    public Set<ImageReference> imagesToKeep() {
        return Set.copyOf(kept);
    }

    private void failIfAway() {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the database is away");
        }
    }

    /** What ended by itself is not desired any more, as the platform's next attempt would be another one. */
    @Override
    public void report(DynoReport report) {
        failIfAway();
        switch (report) {
            case DynoReport.Started started -> {}
            case DynoReport.Up up -> {}
            default ->
                desired.removeIf(dyno -> dyno.id().equals(report.dynoId()) && dyno.attempt() == report.attempt());
        }
        reports.add(report);
    }

    @Override
    public void adopted() {
        adoptions.incrementAndGet();
    }

    @Override
    public void append(List<LogLine> added) {
        failIfAway();
        lines.addAll(added);
    }

    @Override
    public synchronized void append(UUID dynoId, int attempt, List<LogLine> added, LogOffset after) {
        failIfAway();
        lines.addAll(added);
        offsets.put(new AttemptKey(dynoId, attempt), after);
    }

    @Override
    public Optional<LogOffset> offset(UUID dynoId, int attempt) {
        return Optional.ofNullable(offsets.get(new AttemptKey(dynoId, attempt)));
    }

    @Override
    public void close() {
        if (node != null) {
            node.close();
            node.removeFirewall();
        }
        engine.clear();
    }
}
