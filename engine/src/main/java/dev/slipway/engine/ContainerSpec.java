package dev.slipway.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container to create.
 *
 * @param name unique on the engine
 * @param image a reference that the engine holds
 * @param entrypoint replaces the image's; empty keeps it
 * @param command arguments to the entry point
 * @param workingDirectory empty keeps the image's
 * @param user {@code uid:gid}; empty keeps the image's
 * @param labels without the installation's, which is always added
 * @param network the one network it joins; empty for none at all
 * @param address its IPv4 address within a network of our own; empty lets the engine choose
 * @param binds host directories to mount
 * @param tmpfs paths with options, such as {@code /tmp -> size=512m}
 */
public record ContainerSpec(
        String name,
        String image,
        List<String> entrypoint,
        List<String> command,
        Optional<String> workingDirectory,
        Optional<String> user,
        Map<String, String> env,
        Map<String, String> labels,
        Optional<String> network,
        Optional<String> address,
        Limits limits,
        List<Bind> binds,
        Map<String, String> tmpfs) {

    /**
     * What the container may use and do. All capabilities but those kept are dropped, and privileges can't grow.
     *
     * @param memoryMegabytes memory with no swap beyond it, in MiB
     * @param cpus cores
     * @param processes processes and threads
     * @param capabilities kept ones, such as {@code CHOWN}
     */
    public record Limits(int memoryMegabytes, double cpus, int processes, List<String> capabilities) {}

    /** A host directory or file inside the container. */
    public record Bind(java.nio.file.Path host, String container, boolean readOnly) {}
}
