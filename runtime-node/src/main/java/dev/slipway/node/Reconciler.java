package dev.slipway.node;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.EngineUnavailableException;
import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.model.dyno.DesiredFormation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at what should run and what runs, and begins what is to be done. Passes run on one thread. */
final class Reconciler {
    private static final Logger LOG = System.getLogger(Reconciler.class.getName());

    /** How long the first pass waits for the ends of containers that died while no node ran to be reported. */
    private static final Duration ADOPTION_LIMIT = Duration.ofSeconds(10);

    private final Services services;
    private final DesiredFormation formation;
    private final DynoThreads threads;
    private boolean adopted;
    private @Nullable Set<AttemptKey> endedAtLastTidying;

    Reconciler(Services services, DesiredFormation formation, DynoThreads threads) {
        this.services = services;
        this.formation = formation;
        this.threads = threads;
    }

    void pass() throws InterruptedException {
        services.preparation().renew(services.patience());
        // In this order: what ends after the formation was read is still known as followed or ended.
        Set<AttemptKey> endedBefore = threads.ended();
        List<DesiredDyno> desired = formation.dynos();
        List<ActualDyno> actual = services.patience().withEngine("list the containers", this::actual);
        FormationDiff.between(desired, actual, threads.followed(), threads.ended())
                .forEach(this::apply);
        if (!adopted) {
            adopt(actual);
        }
        runInside(actual);
        tidy(desired, endedBefore);
    }

    private List<ActualDyno> actual() {
        return services.engine().list(Map.of()).stream()
                .flatMap(container -> Identity.of(container.labels()).stream()
                        .map(identity -> new ActualDyno(identity, container.id(), container.running())))
                .toList();
    }

    private void apply(Operation operation) {
        switch (operation) {
            case Operation.Start(DesiredDyno desired) ->
                threads.follow(new DynoLife(services, Identity.of(desired)), life -> life.start(desired));
            case Operation.Adopt(ActualDyno actual, DesiredDyno desired) ->
                threads.follow(
                        new DynoLife(services, actual.identity()), life -> life.adopt(actual.containerId(), desired));
            case Operation.Retire(ActualDyno actual) ->
                threads.follow(new DynoLife(services, actual.identity()), life -> life.retire(actual.containerId()));
            case Operation.Stop(AttemptKey key) -> threads.stop(key);
        }
    }

    /** Commands of users, each on a thread of its own. Those for a dyno whose container is being started wait for it. */
    private void runInside(List<ActualDyno> actual) {
        Set<AttemptKey> followed = threads.followed();
        Set<UUID> running = actual.stream()
                .filter(ActualDyno::running)
                .map(container -> container.identity().key())
                .filter(followed::contains)
                .map(AttemptKey::dynoId)
                .collect(Collectors.toSet());
        services.inside()
                .take(running)
                .forEach(command -> Thread.ofVirtual()
                        .name("inside-" + command.dynoId())
                        .start(new InsideRun(services, command)::run));
    }

    private void adopt(List<ActualDyno> actual) throws InterruptedException {
        Set<AttemptKey> dead = actual.stream()
                .filter(container -> !container.running())
                .map(container -> container.identity().key())
                .collect(Collectors.toSet());
        if (!threads.awaitEnd(dead, ADOPTION_LIMIT)) {
            LOG.log(Level.WARNING, "adoption goes on before all ended containers were reported count={0}", dead.size());
        }
        services.patience().deliver("tell that adoption has ended", services.reports()::adopted);
        adopted = true;
        LOG.log(
                Level.INFO,
                "node works installation={0} containers={1}",
                services.config().installation(),
                actual.size());
    }

    /** Removes the networks of apps that have no dynos left: at first, and whenever something ended. */
    private void tidy(List<DesiredDyno> desired, Set<AttemptKey> endedBefore) {
        Set<AttemptKey> wanted =
                desired.stream().map(dyno -> Identity.of(dyno).key()).collect(Collectors.toSet());
        Set<AttemptKey> ended = threads.ended();
        if (!ended.equals(endedAtLastTidying)) {
            Set<String> used = threads.networks();
            desired.forEach(dyno -> used.add(dyno.network().name()));
            removeNetworks(used);
            endedAtLastTidying = ended;
        }
        Set<AttemptKey> forgotten = new HashSet<>(endedBefore);
        forgotten.removeAll(wanted);
        threads.forget(forgotten);
    }

    private void removeNetworks(Set<String> used) {
        for (String network : services.engine().networks(Identity.networkLabels())) {
            if (!used.contains(network)) {
                try {
                    services.engine().removeNetwork(network);
                } catch (EngineUnavailableException e) {
                    throw e;
                } catch (EngineException e) {
                    if (services.patience().isClosed()) {
                        return;
                    }
                    // A later pass tries again; the network is harmless meanwhile.
                    LOG.log(Level.WARNING, "network not removed network={0} reason={1}", network, e.getMessage());
                }
            }
        }
    }

    /** Ends all dynos of the installation, whether followed here or not; false if the time was too short. */
    boolean endAll(Duration limit) throws InterruptedException {
        try {
            FormationDiff.between(List.of(), actual(), threads.followed(), threads.ended())
                    .forEach(this::apply);
            boolean ended = threads.awaitEnd(threads.followed(), limit);
            removeNetworks(threads.networks());
            return ended;
        } catch (EngineUnavailableException e) {
            LOG.log(Level.WARNING, "dynos not stopped, the engine is away reason={0}", e.getMessage());
            return false;
        }
    }
}
