package dev.slipway.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.engine.TestEngine;
import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.model.dyno.DynoReport;
import dev.slipway.node.NodeConfig.FirewallMode;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IsolationTest {
    private static TestEngine engine;

    private final TestNode test = new TestNode(engine);

    @BeforeAll
    static void open() {
        engine = TestEngine.open();
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

    @AfterEach
    void close() {
        test.close();
    }

    /** What a dyno's connection attempt ends with: {@code connected}, or the reason within a second. */
    private String connect(DesiredDyno from, String address, int port) {
        String id = test.engine
                .engine()
                .list(Map.of("slipway.dyno", from.id().toString()))
                .getFirst()
                .id();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        String perl = "$s=IO::Socket::INET->new(PeerAddr=>\"" + address + "\",PeerPort=>" + port
                + ",Timeout=>1); print $s ? \"connected\" : \"blocked\"";
        test.engine.engine().exec(id, List.of("perl", "-MIO::Socket::INET", "-e", perl), Map.of(), "", null, output);
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aDynoReachesItsOwnAppAndNothingElseHere() throws Exception {
        DesiredDyno one = test.web(TestNode.SERVER);
        DesiredDyno sibling = test.dyno("web.2", TestNode.SERVER, 0, OptionalInt.of(TestNode.PORT), false);
        DesiredDyno stranger = test.dyno("web.3", TestNode.SERVER, 1, OptionalInt.of(TestNode.PORT), false);
        test.start(FirewallMode.ON);
        test.want(one, sibling, stranger);
        List.of(one, sibling, stranger).forEach(dyno -> test.await(DynoReport.Up.class, dyno));

        assertEquals("connected", connect(one, sibling.address(), TestNode.PORT), "its own app");
        assertEquals("blocked", connect(one, stranger.address(), TestNode.PORT), "another app");
        assertEquals("blocked", connect(one, "169.254.169.254", 80), "the metadata address");
        try (ServerSocket host = new ServerSocket(0)) {
            assertEquals("blocked", connect(one, one.network().gateway(), host.getLocalPort()), "the host");
            assertEquals("blocked", connect(one, outwardAddress(), host.getLocalPort()), "the host's outward address");
        }
    }

    @Test
    void namesResolveAndTheRulesAreMadeAgain() {
        DesiredDyno one = test.web(TestNode.SERVER);
        DesiredDyno sibling = test.dyno("web.2", TestNode.SERVER, 0, OptionalInt.of(TestNode.PORT), false);
        RuntimeNode node = test.start(FirewallMode.ON);
        test.want(one, sibling);
        test.await(DynoReport.Up.class, one);
        test.await(DynoReport.Up.class, sibling);
        String name = Identity.of(sibling).containerName(test.engine.installation());
        assertEquals("connected", connect(one, name, TestNode.PORT));
        node.removeFirewall();
        node.removeFirewall();
        node.close();
        test.start(FirewallMode.ON);
        TestNode.eventually().until(() -> test.adoptions.get() == 2);
        assertEquals("blocked", connect(one, one.network().gateway(), 22));
    }

    @Test
    void theRulesAreMadeAgainWhenSomethingElseRemovedThem() throws Exception {
        HastyClock clock = new HastyClock();
        DesiredDyno one = test.web(TestNode.SERVER);
        RuntimeNode node = test.with(clock).start(FirewallMode.ON);
        test.want(one);
        test.await(DynoReport.Up.class, one);
        try (ServerSocket host = new ServerSocket(0)) {
            node.removeFirewall();
            assertEquals("connected", connect(one, one.network().gateway(), host.getLocalPort()), "without rules");
            clock.forward(Duration.ofMinutes(1));
            node.wake();
            TestNode.eventually()
                    .until(() -> connect(one, one.network().gateway(), host.getLocalPort())
                            .equals("blocked"));
        }
    }

    private static String outwardAddress() throws Exception {
        try (java.net.DatagramSocket socket = new java.net.DatagramSocket()) {
            socket.connect(InetAddress.getByName("192.0.2.254"), 9);
            return socket.getLocalAddress().getHostAddress();
        }
    }
}
