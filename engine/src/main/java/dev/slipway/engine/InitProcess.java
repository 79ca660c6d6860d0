package dev.slipway.engine;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Whether the engine has an init process for containers. It reaps orphans and hands SIGTERM to the whole process
 * group, so that an app behind {@code npm start} or a shell gets it too. Asked once.
 */
final class InitProcess {
    private static final Logger LOG = System.getLogger(InitProcess.class.getName());

    private final Connection connection;
    private volatile Optional<Boolean> present = Optional.empty();

    InitProcess(Connection connection) {
        this.connection = connection;
    }

    boolean present() {
        if (present.isEmpty()) {
            present = Optional.of(ask());
        }
        return present.orElseThrow();
    }

    private boolean ask() {
        Request request =
                Request.builder().method(Request.Method.GET).path("/info").build();
        try (Response response = connection.send("describe", "itself", request)) {
            // The engine says N/A when its init binary can't be run.
            String commit = connection
                    .json()
                    .readTree(response.getBody())
                    .path("InitCommit")
                    .path("ID")
                    .asText("N/A");
            boolean found = !commit.equals("N/A");
            if (!found) {
                LOG.log(Level.WARNING, "engine has no init process, SIGTERM reaches a container's first process only");
            }
            return found;
        } catch (IOException e) {
            throw connection.failure("describe", "itself", e);
        }
    }
}
