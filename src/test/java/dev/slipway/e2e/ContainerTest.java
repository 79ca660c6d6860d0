package dev.slipway.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Images that docker builds here, pushed and released, each process type with its own. */
@ExtendWith(Installed.class)
@Order(4)
class ContainerTest {
    private static final String SERVER = """
            FROM slipway/bookworm
            USER 1000:1000
            VOLUME /data
            CMD ["sh", "-c", "python3 -c \\"%s\\""]
            """.formatted(String.join(
            "; ",
            "import http.server as h, os",
            "H=type('H',(h.BaseHTTPRequestHandler,),dict(do_GET=lambda s:(s.send_response(200),s.end_headers(),s.wfile.write(b'from a container'))))",
            "h.HTTPServer(('',int(os.environ['PORT'])),H).serve_forever()"));

    private static final String WORKER = """
            FROM slipway/bookworm
            ENV ONLY_IN_WORKER=yes
            CMD ["sleep", "600"]
            """;

    @Test
    void imagesArePushedReleasedAndRunInOneOffDynos(Slipway slipway) {
        App app = App.create(slipway, "container", Map.of("Dockerfile.web", SERVER, "Dockerfile.worker", WORKER));
        client(slipway, app, "container:login");
        client(slipway, app, "container:push", "--recursive", "-a", app.name());
        client(slipway, app, "container:release", "web", "worker", "-a", app.name());

        app.awaitBody("/", "from a container");
        app.slipway("ps:scale", "worker=1").ok();
        app.awaitUp("web.1", "worker.1");
        assertTrue(slipway.in(app.repository(), "run", "--type", "worker", "echo only $ONLY_IN_WORKER")
                .run()
                .ok()
                .contains("only yes"));
        assertEquals(Set.of("0"), Set.copyOf(app.containers("{{.LocalVolumes}}")));

        client(slipway, app, "container:rm", "worker", "-a", app.name());
        app.awaitUp("web.1");
        app.slipway("destroy", "--confirm", app.name()).ok();
        app.awaitDynos(0);
        for (String type : List.of("web", "worker")) {
            slipway.docker("rmi", "127.0.0.1:" + slipway.platformPort() + "/" + app.name() + "/" + type);
        }
    }

    /** The client on the platform's engine, with a folder of its own for what docker keeps. */
    private static void client(Slipway slipway, App app, String... arguments) {
        Command command = slipway.in(app.repository(), arguments);
        Map<String, String> environment = new HashMap<>(command.environment());
        environment.put("DOCKER_CONFIG", slipway.folder().resolve("docker").toString());
        new Command(command.directory(), environment, command.line()).run().ok();
    }
}
