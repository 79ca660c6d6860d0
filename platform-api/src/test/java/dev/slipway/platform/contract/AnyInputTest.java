package dev.slipway.platform.contract;

import static dev.slipway.platform.Api.api;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.rollout.Stage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent to whichever link, the platform answers as the schema says or refuses in Heroku's words, and what it
 * refuses leaves nothing behind. The requests are made from the schema by random numbers.
 *
 * <p>The same requests are made each time; {@code -Dcontract.seed=SEED} makes others, and {@code -Dcontract.tries=N} another
 * number of them for each link. They are plain random numbers, because jqwik's engine and Quarkus's tests don't meet.
 */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class AnyInputTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int READ_TRIES = 10;
    private static final int WRITE_TRIES = 25;
    private static final Set<String> ERRORS = Set.of(
            "bad_request",
            "unauthorized",
            "forbidden",
            "not_found",
            "method_not_allowed",
            "not_acceptable",
            "conflict",
            "invalid_params",
            "rate_limit");
    private static final Pattern INSIDES = Pattern.compile(
            "\\bat [a-z]+\\.[a-z]|\\b(java\\.(io|lang|net|time|util)|jakarta|io\\.(quarkus|vertx)|org\\.(hibernate|jboss|postgresql)"
                    + "|com\\.fasterxml|dev\\.slipway)\\.|[a-z]Exception\\b|\\bSQL|_pkey\\b");

    @Inject
    Stage stage;

    @Inject
    StoredRows rows;

    @TestHTTPResource
    URI root;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final long seed = Long.getLong("contract.seed", 1);

    @Test
    void everyLinkAnswersAnyInputAsTheSchemaSaysOrRefusesItAsAWhole() throws IOException, InterruptedException {
        Set<String> before = names();
        Bed bed = new Bed(stage);
        try {
            for (Link link : Coverage.of(Routes.all(), List.of()).implemented()) {
                if (!tryOut(link, bed)) {
                    bed.close();
                    bed = new Bed(stage);
                }
            }
        } finally {
            bed.close();
            Set<String> made = names();
            made.removeAll(before);
            made.forEach(app -> api().delete("/apps/" + app));
            api().body("{\"name\": \"Administrator\"}").patch("/account");
        }
    }

    /** Whether what the bed has is still there afterwards. */
    private boolean tryOut(Link link, Bed bed) throws IOException, InterruptedException {
        int tries = Integer.getInteger("contract.tries", link.method().equals("GET") ? READ_TRIES : WRITE_TRIES);
        Random seeds = new Random(seed ^ link.name().hashCode());
        boolean whole = !link.method().equals("DELETE");
        for (int i = 0; i < tries; i++) {
            Attempt attempt = Attempt.at(link, new Random(seeds.nextLong()), bed.known());
            String before = attempt.writes() ? rows.digest() : "";
            HttpResponse<String> answer = client.send(attempt.request(root, bed.key()), BodyHandlers.ofString());
            try {
                check(attempt, answer);
                if (attempt.writes() && answer.statusCode() >= 400) {
                    assertEquals(before, rows.digest(), "rows have changed, although the request was refused");
                }
            } catch (AssertionError e) {
                throw new AssertionError(
                        "%s%n%s%nanswered %d %s%n-Dcontract.seed=%d"
                                .formatted(e.getMessage(), attempt, answer.statusCode(), answer.body(), seed),
                        e);
            }
            whole &= answer.statusCode() != 401;
        }
        return whole;
    }

    private static void check(Attempt attempt, HttpResponse<String> answer) {
        assertTrue(answer.statusCode() < 500, "the platform failed");
        String path = attempt.path().replace("%7E", "~");
        JsonNode sent = parse(new String(attempt.body(), StandardCharsets.UTF_8));
        Contract.links(attempt.method(), path, sent)
                .forEach(link -> ContractFilter.check(link, answer.statusCode(), answer.body()));
        if (answer.statusCode() >= 400) {
            JsonNode error = parse(answer.body());
            String message = error.path("message").asText();
            assertTrue(ERRORS.contains(error.path("id").asText()), "an error that no client knows");
            assertTrue(message.matches("(?s)\\S+\\s.*\\S"), "the message is no sentence");
            assertFalse(INSIDES.matcher(message).find(), "the message tells of the platform's insides");
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static Set<String> names() {
        return new HashSet<>(api().header("Range", "id ..; max=1000")
                .get("/apps")
                .then()
                .extract()
                .<List<String>>path("name"));
    }
}
