package dev.slipway.platform.telemetry;

import static dev.slipway.platform.Api.api;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.log.LogLine;
import dev.slipway.platform.Api;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.drain.Shipping;
import dev.slipway.platform.log.LogFilter;
import dev.slipway.platform.log.LogStore;
import dev.slipway.platform.telemetry.OtlpReceiver.Reply;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the API to the consumer, with the platform's own threads and rows. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class TelemetryShippingTest {
    private static final List<String> ALL = List.of("traces", "metrics", "logs");

    @Inject
    Shipping shipping;

    @Inject
    LogStore logs;

    @Inject
    Clock clock;

    private OtlpReceiver receiver;
    private String app;
    private UUID appId;

    @BeforeEach
    void start() throws IOException {
        receiver = new OtlpReceiver();
        app = Api.createApp();
        appId = UUID.fromString(api().get("/apps/" + app).path("id"));
    }

    @AfterEach
    void stop() {
        api().delete("/apps/" + app).then().statusCode(200);
        receiver.close();
    }

    @Test
    void sendsWhatHappensFromItsCreationOnAsAllThreeSignals() {
        write(0, 3);
        add(ALL, "otlphttp", receiver.url("/otlp"));
        write(3, 6);
        write("heroku", "router", Signals.REQUEST);
        write("heroku", "web.1", Signals.MEMORY);
        Set<String> expected = Set.of("3", "4", "5", Signals.REQUEST, Signals.MEMORY);
        await().untilAsserted(() -> assertEquals(expected, Set.copyOf(receiver.texts())));
        assertEquals(expected.size(), receiver.texts().size());
        await().untilAsserted(() -> {
            assertEquals(1, posts("/otlp/v1/traces").size());
            assertEquals(
                    4,
                    posts("/otlp/v1/metrics").stream()
                            .mapToInt(post -> Signals.metrics(post.message()).size())
                            .sum());
        });
        var span = Signals.spans(posts("/otlp/v1/traces").getFirst().message()).getFirst();
        assertEquals("GET", span.getName());
        var traces =
                (ExportTraceServiceRequest) posts("/otlp/v1/traces").getFirst().message();
        assertEquals(
                app,
                Signals.attributes(traces.getResourceSpans(0).getResource().getAttributesList())
                        .get("service.name"));
        assertTrue(receiver.taken().stream()
                .allMatch(post -> post.header("Api-key").equals("secret")));
    }

    @Test
    void sendsOnlyTheSignalsThatAreWanted() {
        add(List.of("metrics"), "otlphttp", receiver.url("/"));
        write(0, 3);
        write("heroku", "router", Signals.REQUEST);
        await().until(() -> !receiver.taken().isEmpty());
        assertTrue(receiver.taken().stream().allMatch(post -> post.message() instanceof ExportMetricsServiceRequest));
    }

    @Test
    void losesNothingWhileTheConsumerIsAwayAndThePlatformRestarts() throws Exception {
        add(List.of("logs"), "otlphttp", receiver.url("/"));
        write(0, 5);
        await().until(() -> receiver.texts().contains("4"));
        int port = receiver.port();
        List<String> before = written();
        receiver.close();
        write(5, 10);
        await().until(() -> log().stream().anyMatch(text -> text.contains("takes no logs")));
        shipping.stop();
        write(10, 15);
        shipping.start();
        receiver = new OtlpReceiver(port);
        await().until(() -> receiver.texts().contains("14"));
        LinkedHashSet<String> all = new LinkedHashSet<>(before);
        all.addAll(written());
        assertEquals(numbers(0, 15), List.copyOf(all));
    }

    @Test
    void aConsumerThatDoesNotTakeOneSignalGetsTheOthers() {
        receiver.answer(post -> Reply.of(post.target().endsWith("/v1/logs") ? 200 : 404));
        add(ALL, "otlphttp", receiver.url("/"));
        write("heroku", "router", Signals.REQUEST);
        await().until(() -> log().stream().anyMatch(text -> text.contains("takes no traces: localhost answered with")));
        write(0, 3);
        await().until(() -> written().equals(numbers(0, 3)));
        assertEquals(
                1,
                receiver.taken().stream()
                        .map(OtlpReceiver.Post::target)
                        .distinct()
                        .count());
    }

    @Test
    void sendsWhatWaitsToWhereAnUpdateSays() throws IOException {
        receiver.answer(401);
        UUID drain = add(List.of("logs"), "otlphttp", receiver.url("/"));
        write(0, 3);
        await().until(() -> receiver.refused().size() >= 2);
        try (OtlpReceiver other = new OtlpReceiver()) {
            patch(
                    drain,
                    Map.of("exporter", Map.of("type", "otlphttp", "endpoint", other.url("/new"), "headers", Map.of())));
            await().until(() -> other.texts().containsAll(numbers(0, 3)));
            assertEquals("", other.taken().getFirst().header("Api-key"));
            assertEquals("POST /new/v1/logs", other.taken().getFirst().target());
        }
    }

    @Test
    void signalsThatAreAddedBeginThenAndThoseThatAreRemovedEnd() {
        UUID drain = add(List.of("logs"), "otlphttp", receiver.url("/"));
        write("heroku", "router", Signals.REQUEST);
        write(0, 1);
        await().until(() -> receiver.texts().contains("0"));
        patch(drain, Map.of("signals", List.of("traces")));
        write("heroku", "router", Signals.REQUEST);
        write(1, 2);
        await().until(() -> !posts("/v1/traces").isEmpty());
        await().during(Duration.ofMillis(300)).until(() -> posts("/v1/traces").size() == 1);
        assertEquals(List.of("0"), written());
    }

    @Test
    void sendsNothingMoreOnceItIsRemoved() {
        UUID drain = add(List.of("logs"), "otlphttp", receiver.url("/"));
        write(0, 1);
        await().until(() -> receiver.texts().contains("0"));
        api().delete("/telemetry-drains/" + drain).then().statusCode(200);
        // Once another is served, the one before it is not.
        add(List.of("logs"), "otlphttp", receiver.url("/other"));
        write(1, 2);
        await().until(() -> !posts("/other/v1/logs").isEmpty());
        int before = posts("/v1/logs").size();
        write(2, 3);
        await().until(() -> receiver.texts().contains("2"));
        await().during(Duration.ofMillis(300)).until(() -> posts("/v1/logs").size() == before);
    }

    @Test
    void callsTheAppByItsNewNameOnceItIsRenamed() {
        add(List.of("logs"), "otlphttp", receiver.url("/"));
        String renamed = "n" + UUID.randomUUID().toString().substring(0, 8);
        api().body(Map.of("name", renamed)).patch("/apps/" + app).then().statusCode(200);
        app = renamed;
        await().until(() -> {
            write(0, 1);
            return receiver.taken().stream()
                    .anyMatch(post -> post.message().toString().contains(renamed));
        });
    }

    @Test
    void tellsOnceThatTheConsumerLeftSomethingOut() {
        receiver.answer(_ -> Reply.of(ExportLogsServiceResponse.newBuilder()
                .setPartialSuccess(ExportLogsPartialSuccess.newBuilder()
                        .setRejectedLogRecords(2)
                        .setErrorMessage("too\nold"))
                .build()));
        UUID drain = add(List.of("logs"), "otlphttp", receiver.url("/"));
        write(0, 3);
        String told = "Telemetry drain " + drain
                + ": the consumer left out 2 of what it was sent: too old. They are not sent again.";
        await().until(() -> receiver.texts().contains(told));
        write(3, 6);
        await().until(() -> receiver.texts().contains("5"));
        assertEquals(1, log().stream().filter(told::equals).count());
    }

    @Test
    void speaksGrpcAsWell() throws IOException {
        int port;
        UUID drain;
        try (GrpcReceiver grpc = new GrpcReceiver()) {
            port = grpc.port();
            drain = add(ALL, "otlp", grpc.url());
            write(0, 3);
            write("heroku", "router", Signals.REQUEST);
            await().until(() -> Signals.texts(grpc.taken()).contains(Signals.REQUEST));
            await().until(() -> grpc.taken().stream().anyMatch(ExportTraceServiceRequest.class::isInstance));
            await().until(() -> grpc.taken().stream().anyMatch(ExportMetricsServiceRequest.class::isInstance));
        }
        write(3, 6);
        await().until(() -> log().stream().anyMatch(text -> text.contains(drain + " takes no logs")));
        try (GrpcReceiver back = new GrpcReceiver(port)) {
            await().until(() -> Signals.texts(back.taken()).containsAll(numbers(3, 6)));
            api().delete("/telemetry-drains/" + drain).then().statusCode(200);
        }
    }

    private List<OtlpReceiver.Post> posts(String path) {
        return receiver.taken().stream()
                .filter(post -> post.target().equals("POST " + path))
                .toList();
    }

    /** What the tests wrote, without what the platform says itself. */
    private List<String> written() {
        return receiver.texts().stream().filter(text -> text.matches("\\d+")).toList();
    }

    private List<String> log() {
        return logs.last(appId, 1000, LogFilter.ALL).stream()
                .map(stored -> stored.line().text())
                .toList();
    }

    private UUID add(List<String> signals, String type, String endpoint) {
        return UUID.fromString(api().body(Map.of(
                        "owner", Map.of("id", appId, "type", "app"),
                        "signals", signals,
                        "exporter", Map.of("type", type, "endpoint", endpoint, "headers", Map.of("Api-Key", "secret"))))
                .post("/telemetry-drains")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static void patch(UUID drain, Map<String, Object> body) {
        api().body(body).patch("/telemetry-drains/" + drain).then().statusCode(200);
    }

    private void write(int from, int to) {
        numbers(from, to).forEach(number -> write("app", "web.1", number));
    }

    private void write(String source, String process, String text) {
        Instant now = clock.instant();
        logs.append(List.of(new LogLine(appId, now, source, process, text)));
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }
}
