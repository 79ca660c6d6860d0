package dev.slipway.platform.http;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.createApp;
import static dev.slipway.platform.Api.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Much at a time, in one body or in many requests. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class LargeInputTest {
    private static final int MANY = 1000;
    private static final int CHANGES = 300;
    private static final int AT_A_TIME = 200;
    private static final String CHUNK = "x".repeat(64 * 1024);
    private static final int CHUNKS = 100 * 1024 * 1024 / CHUNK.length();

    @TestHTTPResource
    URI root;

    /** A body whose length isn't said before can only be refused while it comes in. */
    @ParameterizedTest
    @CsvSource({"'{\"name\": \"', 413", "'[\"', 422", "nonsense, 400"})
    void refusesAHugeBodyInChunksLongBeforeItsEnd(String begin, int expected) throws IOException {
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            socket.setSoTimeout((int) Duration.ofMinutes(1).toMillis());
            socket.getOutputStream().write("""
                    POST /apps HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Content-Type: application/json\r
                    Transfer-Encoding: chunked\r
                    \r
                    """.formatted(key()).getBytes(StandardCharsets.US_ASCII));
            AtomicInteger sent = new AtomicInteger();
            Thread.ofVirtual().start(() -> send(socket, begin, sent));
            String status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertEquals("HTTP/1.1 " + expected, status);
            assertTrue(sent.get() < CHUNKS, "all of the body was taken");
        }
    }

    /** One text without an end. */
    private static void send(Socket socket, String begin, AtomicInteger sent) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write((Integer.toHexString(begin.length()) + "\r\n" + begin + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            while (sent.get() < CHUNKS) {
                out.write((Integer.toHexString(CHUNK.length()) + "\r\n" + CHUNK + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                sent.incrementAndGet();
            }
        } catch (IOException e) {
            // The server has refused the rest, as it should.
        }
    }

    @Test
    void answersAThousandRequestsAtATime() {
        String app = createApp();
        List<String> paths = List.of("/apps", "/apps/" + app, "/apps/" + app + "/domains", "/account", "/pipelines");
        Map<Integer, Long> statuses =
                statuses(MANY, i -> request(paths.get(i % paths.size())).GET().build());
        // A list that has grown long in other tests comes in pages.
        statuses.merge(200, statuses.getOrDefault(206, 0L), Long::sum);
        statuses.remove(206);
        assertEquals(Map.of(200, (long) MANY), statuses);
    }

    /** Each is a release of its own, one after the other: none may be lost, and none may fail. */
    @Test
    void takesHundredsOfChangesOfOneAppAtATime() {
        String app = createApp();
        Map<Integer, Long> statuses = statuses(
                CHANGES,
                i -> request("/apps/" + app + "/config-vars")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"V\": \"" + i + "\"}"))
                        .build());
        assertEquals(Map.of(200, (long) CHANGES), statuses);
        int last = api().header("Range", "version ..; order=desc,max=1")
                .get("/apps/" + app + "/releases")
                .then()
                .extract()
                .path("[0].version");
        assertEquals(CHANGES, last);
    }

    /** How often each status was answered. */
    private static Map<Integer, Long> statuses(int number, Function<Integer, HttpRequest> request) {
        Semaphore places = new Semaphore(AT_A_TIME);
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, number)
                    .mapToObj(i -> {
                        places.acquireUninterruptibly();
                        return client.sendAsync(request.apply(i), BodyHandlers.ofString())
                                .whenComplete((_, _) -> places.release());
                    })
                    .toList();
            return answers.stream()
                    .map(CompletableFuture::join)
                    .collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting()));
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path))
                .header("Authorization", "Bearer " + key())
                .header("Content-Type", "application/json")
                .header("Accept", "application/vnd.heroku+json; version=3");
    }
}
