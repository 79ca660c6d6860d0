package dev.slipway.engine;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.ContainerNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A container's life, from creation to removal, and its files. */
final class Containers {
    /** What the engine gives as the start of a container that was never started. */
    private static final String NEVER = "0001-01-01T00:00:00Z";

    private final Connection connection;
    private final ContainerRequest requests;

    Containers(Connection connection, InitProcess init) {
        this.connection = connection;
        this.requests = new ContainerRequest(connection, init);
    }

    String create(ContainerSpec spec) {
        return connection.call(
                "create the container",
                spec.name(),
                () -> requests.of(spec).exec().getId());
    }

    String createAttachable(ContainerSpec spec, boolean terminal) {
        return connection.call(
                "create the container",
                spec.name(),
                () -> requests.attachable(spec, terminal).exec().getId());
    }

    Attachment attach(String id, boolean terminal) {
        return connection.call("attach to the container", id, () -> {
            try {
                return new Attachment(
                        Upgrade.post(
                                connection, "/containers/" + id + "/attach?stream=1&stdin=1&stdout=1&stderr=1", ""),
                        terminal);
            } catch (IOException e) {
                throw connection.failure("attach to the container", id, e);
            }
        });
    }

    void resize(String id, int columns, int lines) {
        connection.run("resize the terminal of the container", id, () -> {
            try {
                connection
                        .client()
                        .resizeContainerCmd(id)
                        .withSize(lines, columns)
                        .exec();
            } catch (ConflictException | NotFoundException e) {
                // It does not run: there is nothing to resize.
            }
        });
    }

    void start(String id) {
        connection.run("start the container", id, () -> {
            try {
                connection.client().startContainerCmd(id).exec();
            } catch (NotModifiedException e) {
                // It runs already.
            }
        });
    }

    void stop(String id, Duration grace) {
        connection.run("stop the container", id, () -> {
            try {
                connection
                        .client()
                        .stopContainerCmd(id)
                        .withTimeout(Math.toIntExact(grace.toSeconds()))
                        .exec();
            } catch (NotModifiedException | NotFoundException e) {
                // It does not run, which is what was asked for.
            }
        });
    }

    void signal(String id, String signal) {
        connection.run("send " + signal + " to the container", id, () -> {
            try {
                connection.client().killContainerCmd(id).withSignal(signal).exec();
            } catch (ConflictException | NotFoundException e) {
                // It does not run: there is nothing to signal.
            }
        });
    }

    void remove(String id) {
        connection.run("remove the container", id, () -> {
            try {
                connection
                        .client()
                        .removeContainerCmd(id)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
            } catch (NotFoundException e) {
                // It is gone, which is what was asked for.
            } catch (ConflictException e) {
                if (!String.valueOf(e.getMessage()).contains("already in progress")) {
                    throw e;
                }
            }
        });
    }

    List<Container> list(Map<String, String> labels) {
        return connection.call(
                "list the containers with labels",
                labels.toString(),
                () -> connection
                        .client()
                        .listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(connection.labelled(labels))
                        .exec()
                        .stream()
                        .map(Containers::listed)
                        .toList());
    }

    Optional<Container> inspect(String id) {
        return connection.call("inspect the container", id, () -> {
            try {
                return Optional.of(
                        inspected(connection.client().inspectContainerCmd(id).exec()));
            } catch (NotFoundException e) {
                return Optional.empty();
            }
        });
    }

    Optional<Integer> await(String id, Duration timeout) {
        return connection.call("wait for the container", id, () -> {
            try (WaitContainerResultCallback result =
                    connection.client().waitContainerCmd(id).start()) {
                return Optional.of(result.awaitStatusCode(timeout.toMillis(), TimeUnit.MILLISECONDS));
            } catch (DockerClientException e) {
                if (String.valueOf(e.getMessage()).contains("timeout")) {
                    return Optional.empty();
                }
                throw e;
            } catch (IOException e) {
                throw connection.failure("wait for the container", id, e);
            }
        });
    }

    void copyInto(String id, String path, InputStream tar) {
        connection.run(
                "write to " + path + " in the container",
                id,
                () -> connection
                        .client()
                        .copyArchiveToContainerCmd(id)
                        .withRemotePath(path)
                        .withTarInputStream(tar)
                        .exec());
    }

    InputStream copyFrom(String id, String path) {
        return connection.call(
                "read " + path + " in the container",
                id,
                () -> connection.client().copyArchiveFromContainerCmd(id, path).exec());
    }

    private static Container listed(com.github.dockerjava.api.model.Container found) {
        return new Container(
                found.getId(),
                plainName(found.getNames().length == 0 ? "" : found.getNames()[0]),
                found.getLabels(),
                "running".equals(found.getState()),
                Optional.empty(),
                found.getNetworkSettings() == null
                        ? Optional.empty()
                        : address(found.getNetworkSettings().getNetworks()),
                Optional.empty(),
                false,
                Optional.empty());
    }

    private static Container inspected(InspectContainerResponse found) {
        ContainerState state = found.getState();
        boolean running = Boolean.TRUE.equals(state.getRunning());
        boolean started = state.getStartedAt() != null && !NEVER.equals(state.getStartedAt());
        return new Container(
                found.getId(),
                plainName(found.getName()),
                Objects.requireNonNullElse(found.getConfig().getLabels(), Map.of()),
                running,
                started ? Optional.of(Instant.parse(state.getStartedAt())) : Optional.empty(),
                address(found.getNetworkSettings().getNetworks()),
                started && !running && state.getExitCodeLong() != null
                        ? Optional.of(state.getExitCodeLong().intValue())
                        : Optional.empty(),
                Boolean.TRUE.equals(state.getOOMKilled()),
                running && state.getPidLong() != null ? Optional.of(state.getPidLong()) : Optional.empty());
    }

    private static String plainName(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    private static Optional<String> address(@Nullable Map<String, ContainerNetwork> networks) {
        return networks == null
                ? Optional.empty()
                : networks.values().stream()
                        .map(ContainerNetwork::getIpAddress)
                        .filter(address -> address != null && !address.isEmpty())
                        .findFirst();
    }
}
