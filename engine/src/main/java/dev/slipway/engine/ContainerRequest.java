package dev.slipway.engine;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Volume;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a {@link ContainerSpec} into the engine's terms. What is the same for all containers is decided here. */
final class ContainerRequest {
    private static final long MIB = 1024L * 1024;

    /** A quota over a period may exceed the machine's cores; the engine refuses {@code NanoCpus} beyond them. */
    private static final long CPU_PERIOD_MICROS = 100_000;

    /** Room for what a container writes while nobody reads its log; what is rotated away unread is lost. */
    private static final Map<String, String> LOG_ROTATION = Map.of("max-size", "50m", "max-file", "3");

    private final Connection connection;
    private final InitProcess init;

    ContainerRequest(Connection connection, InitProcess init) {
        this.connection = connection;
        this.init = init;
    }

    CreateContainerCmd of(ContainerSpec spec) {
        CreateContainerCmd request = connection
                .client()
                .createContainerCmd(spec.image())
                .withName(spec.name())
                .withCmd(spec.command())
                .withEnv(environment(spec.env()))
                .withLabels(connection.labelled(spec.labels()))
                .withHostConfig(host(spec));
        if (!spec.entrypoint().isEmpty()) {
            request.withEntrypoint(spec.entrypoint());
        }
        spec.workingDirectory().ifPresent(request::withWorkingDir);
        spec.user().ifPresent(request::withUser);
        spec.address().ifPresent(request::withIpv4Address);
        return request;
    }

    /** Its input is open once, and ends with the attachment. */
    CreateContainerCmd attachable(ContainerSpec spec, boolean terminal) {
        return of(spec).withTty(terminal)
                .withStdinOpen(true)
                .withStdInOnce(true)
                .withAttachStdin(true)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .withHostConfig(host(spec).withLogConfig(new LogConfig(LogConfig.LoggingType.NONE)));
    }

    private HostConfig host(ContainerSpec spec) {
        ContainerSpec.Limits limits = spec.limits();
        return HostConfig.newHostConfig()
                .withInit(init.present())
                .withMemory(limits.memoryMegabytes() * MIB)
                .withMemorySwap(limits.memoryMegabytes() * MIB)
                .withCpuPeriod(CPU_PERIOD_MICROS)
                .withCpuQuota(Math.round(limits.cpus() * CPU_PERIOD_MICROS))
                .withPidsLimit((long) limits.processes())
                .withCapDrop(Capability.ALL)
                .withCapAdd(
                        limits.capabilities().stream().map(Capability::valueOf).toArray(Capability[]::new))
                .withSecurityOpts(List.of("no-new-privileges"))
                .withRestartPolicy(RestartPolicy.noRestart())
                .withLogConfig(new LogConfig(LogConfig.LoggingType.JSON_FILE, LOG_ROTATION))
                .withNetworkMode(spec.network().orElse("none"))
                .withBinds(spec.binds().stream().map(ContainerRequest::bind).toList())
                .withTmpFs(spec.tmpfs());
    }

    private static Bind bind(ContainerSpec.Bind bind) {
        return new Bind(
                bind.host().toString(), new Volume(bind.container()), bind.readOnly() ? AccessMode.ro : AccessMode.rw);
    }

    private List<String> environment(Map<String, String> env) {
        Map<String, String> all = new LinkedHashMap<>(env);
        if (init.present()) {
            all.put("TINI_KILL_PROCESS_GROUP", "1");
        }
        return all.entrySet().stream()
                .map(var -> var.getKey() + "=" + var.getValue())
                .toList();
    }
}
