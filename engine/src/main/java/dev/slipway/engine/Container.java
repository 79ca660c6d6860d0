package dev.slipway.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A container as the engine reports it.
 *
 * @param address its IPv4 address in its one network while it runs
 * @param exitCode present once it has ended
 * @param outOfMemory true if the kernel ended it for its memory limit
 * @param processId the first process's id on the engine's host, while it runs
 */
public record Container(
        String id,
        String name,
        Map<String, String> labels,
        boolean running,
        Optional<Instant> startedAt,
        Optional<String> address,
        Optional<Integer> exitCode,
        boolean outOfMemory,
        Optional<Long> processId) {}
