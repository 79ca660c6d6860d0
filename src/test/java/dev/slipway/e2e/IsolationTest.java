package dev.slipway.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** From inside a dyno or a build nothing but its own app and the outside is reachable. */
@ExtendWith(Installed.class)
@Order(8)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationTest {
    private Slipway slipway;
    private App app;
    private App neighbour;
    private ServerSocket hostService;

    @BeforeAll
    void pushTwoApps(Slipway shared) throws IOException {
        slipway = shared;
        hostService = new ServerSocket(0);
        app = App.create(slipway, "inside", App.testApp("probe"));
        neighbour = App.create(slipway, "neighbour", App.testApp("probe"));
        app.push().ok();
        neighbour.push().ok();
    }

    @AfterAll
    void close() throws IOException {
        hostService.close();
    }

    @Test
    void aDynoReachesNothingOfTheHostNorAnotherApp() throws SocketException {
        assertEquals("reached", app.reach(app.address() + ":" + app.port()), "its own address");
        for (String target : forbidden()) {
            String came = app.reach(target);
            assertTrue(came.startsWith("not reached"), target + " from a dyno: " + came);
        }
    }

    @Test
    void aDynoReachesTheOutside() {
        assertEquals("reached", app.reach(outside()));
    }

    @Test
    void aBuildReachesTheOutsideButNothingOfTheHostNorAnApp() throws SocketException {
        List<String> targets = new ArrayList<>(forbidden());
        targets.add(outside());
        app.write("package.json", """
                {"name": "inside", "version": "1.0.0", "scripts": {"build": "python3 reach.py %s"}}
                """.formatted(String.join(" ", targets)));
        String said = app.push().ok();
        for (String target : forbidden()) {
            assertTrue(said.contains(target + " not reached"), said);
        }
        assertTrue(said.contains(outside() + " reached"), said);
    }

    /** Ports of the platform, the database, and of any other service of the host, on every address that the host has. */
    private Set<String> forbidden() throws SocketException {
        Set<String> targets = new LinkedHashSet<>();
        for (String address : hostAddresses()) {
            for (int port : List.of(slipway.platformPort(), slipway.databasePort(), hostService.getLocalPort())) {
                targets.add(address + ":" + port);
            }
        }
        targets.add(neighbour.address() + ":" + neighbour.port());
        targets.add("169.254.169.254:80");
        return targets;
    }

    /** The gateway of the app's network, and the host's address towards the world. */
    private List<String> hostAddresses() throws SocketException {
        String gateway = app.gateway();
        String main = NetworkInterface.networkInterfaces()
                .filter(each -> !each.getName().matches("lo|docker.*|br-.*|veth.*"))
                .flatMap(NetworkInterface::inetAddresses)
                .filter(each -> each.getAddress().length == 4)
                .map(InetAddress::getHostAddress)
                .findFirst()
                .orElseThrow();
        return List.of(gateway, main);
    }

    /** Where this machine's packages come from. */
    private static String outside() {
        List<String> line = List.of("apt-get", "indextargets", "--format", "$(SITE)");
        URI site = URI.create(new Command(Path.of("/"), System.getenv(), line)
                .run()
                .ok()
                .lines()
                .filter(each -> each.startsWith("http"))
                .findFirst()
                .orElseThrow());
        int port = site.getPort() > 0 ? site.getPort() : site.getScheme().equals("https") ? 443 : 80;
        return site.getHost() + ":" + port;
    }
}
