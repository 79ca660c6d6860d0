package dev.slipway.builder;

import dev.slipway.model.dyno.AppNetwork;
import java.nio.file.Path;

/**
 * Where a builder works and what it may use.
 *
 * @param name this builder's, unique among those of the platform and the same after a restart
 * @param workDirectory for sources under way and the apps' caches; made if missing, owned by this builder alone
 * @param stackDirectory holds {@code stack.properties} and {@code run.tar.gz}, as {@code stacks/build} makes them
 * @param buildpacksDirectory holds {@code order.toml}, {@code lifecycle} and a folder for each buildpack
 * @param registryHost where images are pushed, such as {@code 127.0.0.1:5000}
 * @param registryUser goes with each job's own password
 * @param parallel builds at a time
 * @param network the bridge network of build containers, made if missing
 */
public record BuilderConfig(
        String name,
        Path workDirectory,
        Path stackDirectory,
        Path buildpacksDirectory,
        String registryHost,
        String registryUser,
        int parallel,
        AppNetwork network,
        BuildLimits limits,
        HostSettings host) {}
