package dev.slipway.builder;

import dev.slipway.model.build.BuildJob;
import dev.slipway.model.build.BuildOutcome;
import dev.slipway.model.build.BuildQueue;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A queue in memory. */
final class TestQueue implements BuildQueue {
    final Queue<BuildJob> pending = new ConcurrentLinkedQueue<>();
    final Set<UUID> cancelled = ConcurrentHashMap.newKeySet();
    private final Map<UUID, String> outputs = new ConcurrentHashMap<>();
    private final Map<UUID, BuildOutcome> outcomes = new ConcurrentHashMap<>();

    @Override
    public Optional<BuildJob> take(String builder) {
        return Optional.ofNullable(pending.poll());
    }

    @Override
    public void output(UUID build, String lines) {
        outputs.merge(build, lines, String::concat);
    }

    @Override
    public boolean cancelled(UUID build) {
        return cancelled.contains(build);
    }

    @Override
    public void finish(UUID build, BuildOutcome outcome) {
        outcomes.putIfAbsent(build, outcome);
    }

    String output(UUID build) {
        return outputs.getOrDefault(build, "");
    }

    Optional<BuildOutcome> outcome(UUID build) {
        return Optional.ofNullable(outcomes.get(build));
    }
}
