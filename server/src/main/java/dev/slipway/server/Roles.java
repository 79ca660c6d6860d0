package dev.slipway.server;

import dev.slipway.builder.BuildLimits;
import dev.slipway.builder.Builder;
import dev.slipway.builder.BuilderConfig;
import dev.slipway.builder.HostSettings;
import dev.slipway.builder.SlugImages;
import dev.slipway.engine.DockerEngine;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineConfig;
import dev.slipway.model.build.SlugAssembler;
import dev.slipway.model.log.LogSink;
import dev.slipway.node.NodeConfig;
import dev.slipway.node.RuntimeNode;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.build.Builds;
import dev.slipway.platform.dyno.InsideRuns;
import dev.slipway.platform.dyno.NodeFormation;
import dev.slipway.platform.dyno.NodeReports;
import dev.slipway.platform.grant.RegistryGrants;
import dev.slipway.platform.net.NetworkPool;
import dev.slipway.platform.rendezvous.Rendezvous;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Makes builder and runtime node out of their configuration and the platform's ports. */
class Roles {
    private static final String BUILDER = "local";

    /** The slice of the network pool that builds use. */
    private static final int BUILD_NETWORK = 0;

    @Produces
    @Singleton
    @Unremovable
    Engine engine(PlatformConfig platform) {
        return DockerEngine.connect(EngineConfig.of(System.getenv(), platform.installation()));
    }

    @Produces
    @Singleton
    Builder builder(Engine engine, Builds builds, BuilderConfig config, Clock clock) {
        builds.failInterrupted(BUILDER);
        return new Builder(engine, builds, config, clock);
    }

    @Produces
    @Singleton
    SlugAssembler slugs(BuilderConfig config) throws IOException {
        return new SlugImages(config);
    }

    @Produces
    @Singleton
    BuilderConfig builderConfig(ServerConfig config, PlatformConfig platform, NetworkPool pool) throws IOException {
        ServerConfig.BuildConfig limits = config.build();
        return new BuilderConfig(
                BUILDER,
                platform.home().resolve("builds"),
                config.stackDir().orElse(platform.home().resolve("stack")),
                config.buildpacksDir().orElse(platform.home().resolve("buildpacks")),
                config.registryHost(),
                "build",
                limits.parallel(),
                pool.network(BUILD_NETWORK),
                new BuildLimits(
                        (int) (limits.memory().asLongValue() >> 20),
                        limits.cpus(),
                        limits.processes(),
                        limits.disk().asLongValue(),
                        limits.timeout()),
                HostSettings.of(System.getenv(), Path.of(System.getProperty("user.home"))));
    }

    @Produces
    @Singleton
    RuntimeNode node(
            Engine engine,
            NodeFormation formation,
            NodeReports reports,
            LogSink logs,
            Rendezvous rendezvous,
            InsideRuns inside,
            RegistryGrants grants,
            ServerConfig config,
            PlatformConfig platform,
            NetworkPool pool,
            Clock clock) {
        NodeConfig node = new NodeConfig(
                config.registryHost(),
                "node",
                grants.nodePassword(),
                platform.installation(),
                config.dyno().bootTimeout(),
                config.dyno().stopGrace(),
                Duration.ofSeconds(1),
                NodeConfig.MEMORY_INTERVAL,
                config.dyno().disk().asLongValue(),
                pool.range(),
                NodeConfig.FirewallMode.AUTO);
        return new RuntimeNode(engine, formation, reports, logs, rendezvous, inside, node, clock);
    }
}
