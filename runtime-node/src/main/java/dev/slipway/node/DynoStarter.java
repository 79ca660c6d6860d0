package dev.slipway.node;

import dev.slipway.engine.Container;
import dev.slipway.engine.ContainerSpec;
import dev.slipway.engine.Engine;
import dev.slipway.engine.NetworkSpec;
import dev.slipway.model.dyno.AppNetwork;
import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.model.dyno.DynoSize;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes a desired dyno's container and starts it. */
final class DynoStarter {
    /** For images from Dockerfiles that begin as root, such as a web server that changes its user itself. */
    private static final List<String> CAPABILITIES_OF_ROOT =
            List.of("CHOWN", "DAC_OVERRIDE", "FOWNER", "KILL", "NET_BIND_SERVICE", "SETGID", "SETUID", "SETPCAP");

    /**
     * The shell waits for the process in front of it when SIGTERM comes, and ends with its status. Without this it
     * would end at once, and the container with it, while the app still shuts down.
     */
    private static final String WAIT_FOR_THE_APP = "trap exit TERM\n";

    private final Engine engine;
    private final ImageSource images;
    private final String installation;

    DynoStarter(Engine engine, ImageSource images, String installation) {
        this.engine = engine;
        this.images = images;
        this.installation = installation;
    }

    /**
     * Gives the started container's id. May be called again after a failure in the middle; a container that an earlier
     * call started is found, not doubled.
     */
    String start(DesiredDyno desired) {
        String id = create(desired, Map.of(), engine::create);
        engine.start(id);
        return id;
    }

    /** A container that is not started yet, for a user to attach to. */
    String createAttachable(DesiredDyno desired, boolean terminal) {
        return create(desired, Identity.attachedLabels(), spec -> engine.createAttachable(spec, terminal));
    }

    private String create(DesiredDyno desired, Map<String, String> labels, Function<ContainerSpec, String> creation) {
        Identity identity = Identity.of(desired);
        String name = identity.containerName(installation);
        Optional<Container> earlier = engine.inspect(name);
        if (earlier.isPresent()) {
            if (earlier.get().startedAt().isPresent()) {
                return earlier.get().id();
            }
            engine.remove(earlier.get().id());
        }
        Map<String, String> allLabels = new HashMap<>(labels);
        allLabels.putAll(identity.labels(desired));
        AppNetwork network = desired.network();
        engine.ensureNetwork(
                new NetworkSpec(network.name(), network.subnet(), network.gateway(), Identity.networkLabels()));
        return creation.apply(spec(desired, allLabels, name, images.fetch(desired.image())));
    }

    /** Removes what a start that failed for good has left. */
    void discard(Identity identity) {
        engine.remove(identity.containerName(installation));
    }

    private ContainerSpec spec(DesiredDyno desired, Map<String, String> labels, String name, String image) {
        return new ContainerSpec(
                name,
                image,
                List.of("/bin/sh", "-c"),
                List.of(WAIT_FOR_THE_APP + desired.command()),
                Optional.empty(),
                Optional.empty(),
                desired.environment().values(),
                labels,
                Optional.of(desired.network().name()),
                Optional.of(desired.address()),
                new ContainerSpec.Limits(
                        Quota.MEMORY_FACTOR * desired.size().memoryMegabytes(),
                        desired.size().cpus(),
                        DynoSize.MAX_PROCESSES,
                        runsAsRoot(image) ? CAPABILITIES_OF_ROOT : List.of()),
                List.of(),
                Map.of());
    }

    private boolean runsAsRoot(String image) {
        String user = engine.imageUser(image).orElse("").split(":", 2)[0];
        return user.isEmpty() || user.equals("0") || user.equals("root");
    }
}
