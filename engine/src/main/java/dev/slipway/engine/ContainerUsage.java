package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What containers use of memory, CPU and disk. */
final class ContainerUsage {
    private final Connection connection;

    ContainerUsage(Connection connection) {
        this.connection = connection;
    }

    /** One sample: without {@code one-shot} the engine waits for a second one, to compare them. */
    Optional<MemoryUse> memory(String id) {
        JsonNode stats =
                get("measure the memory of the container", id, "/containers/" + id + "/stats?stream=0&one-shot=1");
        return MemoryUse.of(stats.path("memory_stats").path("stats"));
    }

    int runnable(String id) {
        return ProcessStates.runnable(get(
                "count the busy processes of the container",
                id,
                "/containers/" + id + "/top?ps_args=" + ProcessStates.PS_ARGUMENTS));
    }

    Map<String, Long> written() {
        return written(
                "containers of " + connection.installation(),
                Map.of("label", List.of(Engine.INSTALLATION_LABEL + "=" + connection.installation())));
    }

    Map<String, Long> written(Set<String> ids) {
        // Without a filter the engine would give all there are.
        return ids.isEmpty() ? Map.of() : written("containers " + ids, Map.of("id", List.copyOf(ids)));
    }

    private Map<String, Long> written(String which, Map<String, List<String>> filters) {
        String query = URLEncoder.encode(connection.json().valueToTree(filters).toString(), StandardCharsets.UTF_8);
        JsonNode containers = get("measure the files of the", which, "/containers/json?size=1&filters=" + query);
        Map<String, Long> written = new HashMap<>();
        containers.forEach(container -> written.put(
                container.path("Id").asText(), container.path("SizeRw").asLong()));
        return written;
    }

    private JsonNode get(String operation, String object, String path) {
        Request request =
                Request.builder().method(Request.Method.GET).path(path).build();
        try (Response response = connection.send(operation, object, request)) {
            return connection.json().readTree(response.getBody());
        } catch (IOException e) {
            throw connection.failure(operation, object, e);
        }
    }
}
