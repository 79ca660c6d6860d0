package dev.slipway.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The last test: it ends the installation. */
@ExtendWith(Installed.class)
@Order(Integer.MAX_VALUE)
class DownTest {
    @Test
    void leavesNoProcessContainerNetworkOrFirewallRule(Slipway slipway) {
        List<ProcessHandle> processes = Stream.of("database", "platform", "router")
                .map(slipway::process)
                .toList();

        String said = slipway.run("down").ok();

        assertFalse(said.contains("killed"), said);
        assertEquals(
                List.of(), processes.stream().filter(ProcessHandle::isAlive).toList());
        assertEquals(List.of(), Docker.containers(slipway, "{{.Names}}"));
        assertEquals(List.of(), Docker.networks(slipway));
        assertEquals(
                Optional.empty(),
                firewallRules().filter(rule -> rule.contains(slipway.id())).findFirst());
    }

    private static Stream<String> firewallRules() {
        return new Command(Path.of("/"), System.getenv(), List.of("iptables", "-w", "-S"))
                .run()
                .ok()
                .lines();
    }
}
