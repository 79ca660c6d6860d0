package dev.slipway.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InsideTest {
    private TestPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform();
        platform.on("POST /apps/shop/dynos/web.1", 201, answer("web.1"));
        platform.on("POST /apps/shop/dynos/worker.2", 201, answer("worker.2"));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void asksForTheCommandInTheDynoWithItsOptionsAsTheyAre() throws IOException {
        run("run:inside", "-a", "shop", "-e", "A=1;B=x y", "web.1", "ls", "-la", "my file");
        JsonNode body = platform.request("POST /apps/shop/dynos/web.1").json();
        assertEquals("ls -la 'my file'", body.path("command").asText());
        assertEquals("1", body.at("/env/A").asText());
        assertEquals("x y", body.at("/env/B").asText());
        assertEquals("80", body.at("/env/COLUMNS").asText());
        assertTrue(body.path("force_no_tty").asBoolean());
    }

    @Test
    void opensAShellWhereNoCommandIsGiven() throws IOException {
        run("ps:exec", "-a", "shop");
        String command = platform.request("POST /apps/shop/dynos/web.1")
                .json()
                .path("command")
                .asText();
        assertTrue(command.contains("exec bash") && command.contains("exec sh"), command);
    }

    @Test
    void runsACommandInTheDynoThatIsNamed() throws IOException {
        run("ps:exec", "-a", "shop", "--dyno", "worker.2", "top", "-b");
        assertEquals(
                "top -b",
                platform.request("POST /apps/shop/dynos/worker.2")
                        .json()
                        .path("command")
                        .asText());
    }

    @Test
    void saysWhereItCouldNotConnect() {
        Run run = run("run:inside", "-a", "shop", "web.1", "true");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("The connection to web.1 at 127.0.0.1:"), run.err());
        assertTrue(run.err().contains("ps -a shop"), run.err());
    }

    @Test
    void passesOnWhyThePlatformRefuses() {
        platform.on(
                "POST /apps/shop/dynos/web.1",
                422,
                "{\"id\":\"invalid_params\",\"message\":\"web.1 of shop is not up.\"}");
        Run run = run("ps:exec", "-a", "shop");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("web.1 of shop is not up."), run.err());
    }

    @Test
    void wantsADynoAndACommand() {
        assertEquals(2, run("run:inside", "-a", "shop").code());
        assertEquals(2, run("run:inside", "-a", "shop", "web.1").code());
    }

    private Run run(String... arguments) {
        return Run.of(platform, arguments);
    }

    /** The address of a terminal at which nobody listens. */
    private static String answer(String dyno) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "{\"name\":\"%s\",\"attach_url\":\"rendezvous://127.0.0.1:%d/secret\"}"
                    .formatted(dyno, free.getLocalPort());
        }
    }
}
