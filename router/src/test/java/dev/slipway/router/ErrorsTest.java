package dev.slipway.router;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.route.AppRoutes;
import dev.slipway.model.route.AppRoutes.AppStatus;
import dev.slipway.model.route.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorsTest {
    private static final Duration SHORT = Duration.ofMillis(500);

    @TempDir
    Path home;

    private void expect(String code, int status, AppRoutes app) throws Exception {
        expect(code, status, limits -> {}, app);
    }

    private void expect(String code, int status, Consumer<TestLimits> change, AppRoutes app) throws Exception {
        try (Fixture f = Fixture.serving(home, change, app)) {
            String response = Wire.get(f.port, "shop.localhost");
            assertTrue(response.startsWith("HTTP/1.1 " + status + " "), response);
            assertTrue(response.contains("<!-- " + code), response);
            logged(f, "code=" + code + " desc=\"", " status=" + status + " ");
        }
    }

    private void expect(String code, Dyno.Handler handler) throws Exception {
        try (Dyno dyno = new Dyno(handler)) {
            expect(code, 503, Fixture.live("shop", dyno.target()));
        }
    }

    private static void logged(Fixture f, String... parts) {
        await().untilAsserted(() -> {
            String lines = String.join("\n", f.platform.lines());
            for (String part : parts) {
                assertTrue(lines.contains(part), lines);
            }
        });
    }

    @Test
    void blankAppIsH81() throws Exception {
        expect("H81", 502, Fixture.app("shop", AppStatus.BLANK));
    }

    @Test
    void appInMaintenanceIsH80EvenWithALiveDyno() throws Exception {
        expect("H80", 503, Fixture.app("shop", AppStatus.MAINTENANCE));
        AppRoutes live = Fixture.live("shop", Dyno.nowhere());
        expect(
                "H80",
                503,
                new AppRoutes(
                        live.appId(),
                        live.app(),
                        live.version(),
                        live.hostnames(),
                        AppStatus.MAINTENANCE,
                        live.targets(),
                        live.certificates(),
                        live.challenges()));
    }

    @Test
    void appScaledToZeroIsH14() throws Exception {
        expect("H14", 503, Fixture.app("shop", AppStatus.SCALED_TO_ZERO));
    }

    @Test
    void crashedAppIsH10() throws Exception {
        expect("H10", 503, Fixture.app("shop", AppStatus.CRASHED));
    }

    @Test
    void appThatDoesNotComeUpInTimeIsH20() throws Exception {
        expect("H20", 503, limits -> limits.boot = SHORT, Fixture.app("shop", AppStatus.BOOTING));
    }

    @Test
    void refusedConnectionIsH21() throws Exception {
        expect("H21", 503, Fixture.live("shop", Dyno.nowhere()));
    }

    @Test
    void noConnectionInTimeIsH19() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> filling = fill(full);
            expect(
                    "H19",
                    503,
                    limits -> limits.connect = SHORT,
                    Fixture.live("shop", new Target(UUID.randomUUID(), "web.1", "127.0.0.1", full.getLocalPort(), 1)));
            for (Socket socket : filling) {
                socket.close();
            }
        }
    }

    /** Fills a listener's backlog, so that the kernel leaves further connections unanswered. */
    private static List<Socket> fill(ServerSocket listener) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Socket socket = new Socket();
            sockets.add(socket);
            try {
                socket.connect(listener.getLocalSocketAddress(), 100);
            } catch (IOException e) {
                return sockets; // it is full
            }
        }
        return sockets;
    }

    @Test
    void noAnswerInTimeIsH12() throws Exception {
        try (Dyno dyno = new Dyno((request, out) -> request.body().read() > 0)) {
            expect("H12", 503, limits -> limits.firstByte = SHORT, Fixture.live("shop", dyno.target()));
        }
    }

    @Test
    void closedWithoutAnAnswerIsH13() throws Exception {
        expect("H13", (request, out) -> false);
    }

    @Test
    void answerCutInItsHeadersIsH13() throws Exception {
        expect("H13", (request, out) -> {
            Dyno.raw(out, "HTTP/1.1 200 OK\r\nContent-Le");
            return false;
        });
    }

    @Test
    void answerThatIsNotHttpIsH17() throws Exception {
        expect("H17", (request, out) -> Dyno.raw(out, "220 ready for mail\r\n\r\n"));
    }

    @Test
    void brokenOffAnswerClosesTheClientAndIsH18() throws Exception {
        try (Dyno dyno = new Dyno((request, out) -> {
                    Dyno.raw(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
                    return false;
                });
                Fixture f = Fixture.serving(home, Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            wire.send("GET / HTTP/1.1\r\nHost: shop.localhost\r\n\r\n").head();
            assertFalse(endsProperly(wire, 10));
            logged(f, "code=H18");
        }
    }

    @Test
    void silenceInAnAnswerIsH15() throws Exception {
        try (Dyno dyno = new Dyno((request, out) -> {
                    Dyno.raw(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n");
                    return request.body().read() > 0;
                });
                Fixture f = Fixture.serving(home, limits -> limits.idle = SHORT, Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            wire.send("GET / HTTP/1.1\r\nHost: shop.localhost\r\n\r\n").head();
            assertFalse(endsProperly(wire, 100));
            logged(f, "code=H15 desc=\"Idle connection\"");
        }
    }

    @Test
    void silenceAfterAnAnswersHeadIsMeasuredFromTheHead() throws Exception {
        try (Dyno dyno = new Dyno((request, out) -> {
                    Dyno.raw(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    return request.body().read() > 0;
                });
                Fixture f = Fixture.serving(home, ErrorsTest::shortIdle, Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            wire.send("GET / HTTP/1.1\r\nHost: shop.localhost\r\n\r\n").head();
            assertFalse(endsProperly(wire, 100));
            logged(f, "code=H15 desc=\"Idle connection\"");
        }
    }

    private static void shortIdle(TestLimits limits) {
        limits.idle = SHORT;
        limits.firstByte = Duration.ofMinutes(10);
    }

    private static boolean endsProperly(Wire wire, int length) {
        try {
            return wire.in.readNBytes(length).length == length;
        } catch (IOException e) {
            return false; // cut by a reset
        }
    }

    @Test
    void clientThatGoesAwayIsH27AndItsDynoConnectionIsClosed() throws Exception {
        try (Dyno dyno = new Dyno((request, out) -> request.body().read() > 0);
                Fixture f = Fixture.serving(home, Fixture.live("shop", dyno.target()))) {
            Wire wire = new Wire(f.port).send("GET / HTTP/1.1\r\nHost: shop.localhost\r\n\r\n");
            await().until(() -> dyno.requests.size() == 1);
            wire.close();
            logged(f, "code=H27", "status=499");
            await().until(() -> dyno.requests.getFirst().socket().isClosed());
            await().untilAsserted(() ->
                    assertEquals(0, f.platform.lastReport().inFlight().size()));
        }
    }

    @Test
    void clientThatStopsInItsBodyIsH28() throws Exception {
        try (Dyno dyno = Dyno.saying("ok");
                Fixture f = Fixture.serving(home, limits -> limits.idle = SHORT, Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            wire.send("POST / HTTP/1.1\r\nHost: shop.localhost\r\nContent-Length: 5\r\n\r\nab");
            assertTrue(wire.response().startsWith("HTTP/1.1 499"));
            logged(f, "code=H28");
        }
    }

    @Test
    void requestWaitsForTheFirstDyno() throws Exception {
        try (Dyno dyno = new Dyno(
                        (request, out) -> Dyno.ok(out, new String(request.body().readNBytes(5))));
                Fixture f = Fixture.serving(home, Fixture.app("shop", AppStatus.BOOTING));
                Wire wire = new Wire(f.port)) {
            wire.send("POST / HTTP/1.1\r\nHost: shop.localhost\r\nContent-Length: 5\r\n\r\nabcde");
            f.platform.send(Fixture.changed(Fixture.live("shop", dyno.target())));
            assertTrue(wire.response().endsWith("abcde"));
        }
    }
}
