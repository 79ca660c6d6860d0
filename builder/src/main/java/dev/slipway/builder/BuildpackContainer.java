package dev.slipway.builder;

import dev.slipway.engine.ContainerSpec;
import dev.slipway.engine.ContainerSpec.Bind;
import dev.slipway.engine.ContainerSpec.Limits;
import dev.slipway.model.build.BuildJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The container that buildpacks run in: no root, no capabilities, limits, and of the host only what it needs. */
final class BuildpackContainer {
    /** Marks containers of one builder, so that those of an earlier life are found. */
    static final String BUILDER_LABEL = "slipway.builder";

    static final String BUILD_LABEL = "slipway.build";

    /** Tells a build that the app's tests are to run in its image. */
    static final String TEST = "SLIPWAY_TEST";

    private static final String TRUST_STORE = "/etc/ssl/certs/java/cacerts";
    private static final String MAVEN_SETTINGS = "/platform/maven-settings.xml";

    /** Waits for a line, as the container may be started ahead of its build; both outputs are one, in order. */
    private static final List<String> COMMAND =
            List.of("/bin/sh", "-c", "read -r go && exec /buildpacks/lifecycle </dev/null 2>&1");

    private final BuilderConfig config;

    BuildpackContainer(BuilderConfig config) {
        this.config = config;
    }

    /** @param label tells the container from those of other builds */
    ContainerSpec spec(String label, BuildJob job, Stack stack, BuildDirectory directory) throws IOException {
        BuildLimits limits = config.limits();
        return new ContainerSpec(
                "slipway-build-" + label,
                stack.buildImage(),
                List.of(),
                COMMAND,
                Optional.of("/workspace"),
                Optional.of(directory.user()),
                environment(job, stack),
                Map.of(BUILDER_LABEL, config.name(), BUILD_LABEL, label),
                Optional.of(config.network().name()),
                Optional.empty(),
                new Limits(limits.memoryMegabytes(), limits.cpus(), limits.processes(), List.of()),
                binds(directory),
                // What else the user could write to in the image: kept small, since it counts as memory.
                Map.of("/app", "size=16m,uid=1000,gid=1000", "/var/tmp", "size=64m,mode=1777", "/run/lock", "size=1m"));
    }

    private Map<String, String> environment(BuildJob job, Stack stack) {
        Map<String, String> environment = new TreeMap<>(config.host().environment());
        if (!job.buildpacks().isEmpty()) {
            environment.put("SLIPWAY_BUILDPACKS", String.join(" ", job.buildpacks()));
        }
        if (job.test()) {
            environment.put(TEST, "true");
        }
        environment.put("LANG", "C.UTF-8");
        environment.put("CNB_STACK_ID", stack.name());
        environment.put("CNB_TARGET_OS", "linux");
        environment.put("CNB_TARGET_ARCH", System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64");
        environment.put("CNB_TARGET_DISTRO_NAME", "debian");
        environment.put("CNB_TARGET_DISTRO_VERSION", stack.name());
        environment.putAll(config.host().caVariables());
        if (config.host().mavenSettings().isPresent()) {
            environment.put("SLIPWAY_MAVEN_SETTINGS", MAVEN_SETTINGS);
        }
        return environment;
    }

    private List<Bind> binds(BuildDirectory directory) throws IOException {
        List<Bind> binds = new ArrayList<>(List.of(
                new Bind(directory.workspace(), "/workspace", false),
                new Bind(directory.layers(), "/layers", false),
                new Bind(directory.temporary(), "/tmp", false),
                new Bind(directory.platform(), "/platform", true),
                new Bind(config.buildpacksDirectory(), "/buildpacks", true)));
        Optional<Path> bundle = config.host().caBundle();
        if (bundle.isPresent()) {
            Path store =
                    HostTrust.trustStore(bundle.get(), config.workDirectory().resolve("cacerts"));
            binds.add(new Bind(bundle.get().toRealPath(), HostSettings.CA_BUNDLE, true));
            binds.add(new Bind(store, TRUST_STORE, true));
        }
        config.host().mavenSettings().ifPresent(file -> binds.add(new Bind(file, MAVEN_SETTINGS, true)));
        return binds;
    }
}
