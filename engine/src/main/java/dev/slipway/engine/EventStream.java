package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The engine's events about this installation's containers; connects again, with growing pauses, until closed. */
final class EventStream implements AutoCloseable {
    private static final Logger LOG = System.getLogger(EventStream.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Connection connection;
    private final Consumer<ContainerEvent> listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Response current;

    private EventStream(Connection connection, Consumer<ContainerEvent> listener) {
        this.connection = connection;
        this.listener = listener;
    }

    static EventStream open(Connection connection, Consumer<ContainerEvent> listener) {
        EventStream stream = new EventStream(connection, listener);
        Thread.ofVirtual().name("engine-events").start(stream::run);
        return stream;
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        boolean told = false;
        try {
            do {
                try {
                    listen();
                    pause = FIRST_PAUSE;
                    told = false;
                } catch (EngineException e) {
                    if (!told && closed.getCount() > 0) {
                        LOG.log(
                                Level.WARNING,
                                "engine events interrupted, connecting again reason={0}",
                                e.getMessage());
                        told = true;
                    }
                    pause = longer(pause);
                }
            } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private void listen() {
        try (Response response = connection.send("tell", "its events", request())) {
            current = response;
            if (closed.getCount() == 0) {
                return;
            }
            listener.accept(new ContainerEvent(ContainerEvent.Kind.CONNECTED, "", Map.of()));
            try (MappingIterator<JsonNode> events =
                    connection.json().readerFor(JsonNode.class).readValues(response.getBody())) {
                while (events.hasNextValue()) {
                    event(events.nextValue()).ifPresent(listener);
                }
            }
        } catch (IOException e) {
            throw connection.failure("tell", "its events", e);
        } finally {
            current = null;
        }
    }

    private Request request() {
        String filters = connection
                .json()
                .valueToTree(Map.of(
                        "type", List.of("container"),
                        "event", List.of("start", "die", "destroy", "oom"),
                        "label", List.of(Engine.INSTALLATION_LABEL + "=" + connection.installation())))
                .toString();
        return Request.builder()
                .method(Request.Method.GET)
                .path("/events?filters=" + URLEncoder.encode(filters, StandardCharsets.UTF_8))
                .build();
    }

    private static Optional<ContainerEvent> event(JsonNode json) {
        Map<String, String> labels = new LinkedHashMap<>();
        JsonNode actor = json.path("Actor");
        actor.path("Attributes")
                .properties()
                .forEach(entry -> labels.put(entry.getKey(), entry.getValue().asText()));
        return kind(json.path("Action").asText())
                .map(kind -> new ContainerEvent(kind, actor.path("ID").asText(), labels));
    }

    private static Optional<ContainerEvent.Kind> kind(String action) {
        return switch (action) {
            case "start" -> Optional.of(ContainerEvent.Kind.STARTED);
            case "die" -> Optional.of(ContainerEvent.Kind.EXITED);
            case "destroy" -> Optional.of(ContainerEvent.Kind.REMOVED);
            case "oom" -> Optional.of(ContainerEvent.Kind.OUT_OF_MEMORY);
            default -> Optional.empty();
        };
    }

    /** No event comes after this call has returned, but for one that is being handled. */
    @Override
    public void close() {
        closed.countDown();
        Response open = current;
        if (open != null) {
            open.close();
        }
    }
}
