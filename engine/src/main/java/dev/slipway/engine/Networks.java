package dev.slipway.engine;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.api.model.Network.Ipam;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Bridge networks with subnets of our choice, without IPv6. */
final class Networks {
    private static final Map<String, String> OPTIONS = Map.of("com.docker.network.bridge.enable_icc", "true");

    private final Connection connection;

    Networks(Connection connection) {
        this.connection = connection;
    }

    void ensure(NetworkSpec network) {
        if (find(network.name()).isEmpty()) {
            makeOnce(network);
        }
    }

    /** One at a time: of two that are made at once with one subnet, the engine refuses the second before it has the first. */
    private synchronized void makeOnce(NetworkSpec network) {
        if (find(network.name()).isEmpty()) {
            String object = network.name() + " (" + network.subnet() + ")";
            connection.run("make the network", object, () -> make(network));
        }
    }

    private void make(NetworkSpec network) {
        connection
                .client()
                .createNetworkCmd()
                .withName(network.name())
                .withDriver("bridge")
                .withCheckDuplicate(true)
                .withEnableIpv6(false)
                .withOptions(OPTIONS)
                .withLabels(connection.labelled(network.labels()))
                .withIpam(new Ipam()
                        .withConfig(
                                new Ipam.Config().withSubnet(network.subnet()).withGateway(network.gateway())))
                .exec();
    }

    void remove(String name) {
        Optional<Network> found = find(name);
        if (found.isEmpty()) {
            return;
        }
        connection.run("remove the network", name, () -> {
            try {
                connection.client().removeNetworkCmd(found.get().getId()).exec();
            } catch (NotFoundException e) {
                // It is gone, which is what was asked for.
            } catch (ConflictException | com.github.dockerjava.api.exception.UnauthorizedException e) {
                // A container is in it.
            } catch (DockerException e) {
                if (!String.valueOf(e.getMessage()).contains("active endpoints")) {
                    throw e;
                }
            }
        });
    }

    List<String> names(Map<String, String> labels) {
        return with(labels).stream().map(Network::getName).toList();
    }

    private Optional<Network> find(String name) {
        return with(Map.of()).stream()
                .filter(network -> network.getName().equals(name))
                .findFirst();
    }

    private List<Network> with(Map<String, String> labels) {
        Map<String, String> wanted = connection.labelled(labels);
        return connection.call(
                "list the networks of",
                connection.installation(),
                () -> connection.client().listNetworksCmd().exec().stream()
                        .filter(network -> Objects.requireNonNullElse(network.getLabels(), Map.<String, String>of())
                                .entrySet()
                                .containsAll(wanted.entrySet()))
                        .toList());
    }
}
