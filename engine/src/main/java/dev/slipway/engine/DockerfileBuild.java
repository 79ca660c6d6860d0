package dev.slipway.engine;

import java.time.Duration;
import java.util.Map;

/** How to build a Dockerfile: where it is in the context, its build arguments, and the limits it runs under. */
public record DockerfileBuild(
        String dockerfile,
        Map<String, String> arguments,
        Map<String, String> labels,
        int memoryMegabytes,
        double cpus,
        String network,
        Duration timeout) {}
