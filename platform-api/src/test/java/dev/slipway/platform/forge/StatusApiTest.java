package dev.slipway.platform.forge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.platform.outbound.Outside;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusApiTest {
    private static final String COMMIT = "1".repeat(40);

    private final CommitPages pages = new CommitPages();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", pages::take);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void tellsGitHubInItsWords() {
        assertInstanceOf(Reception.Taken.class, send(Forge.GITHUB, CommitState.ERROR, "x".repeat(200)));
        CommitPages.Reported report = pages.reported().getFirst();
        assertEquals("/api/v3/repos/owner/shop/statuses/" + COMMIT, report.path());
        assertEquals("Bearer hush", report.authorization());
        assertEquals("error", report.state());
        assertEquals("slipway/shop", report.body().path("context").asText());
        assertEquals("https://slipway/console", report.body().path("target_url").asText());
        assertEquals(140, report.body().path("description").asText().length());
    }

    @Test
    void tellsGitLabInItsWords() {
        assertInstanceOf(Reception.Taken.class, send(Forge.GITLAB, CommitState.FAILURE, "It failed.\nIn detail."));
        CommitPages.Reported report = pages.reported().getFirst();
        assertEquals("/api/v4/projects/owner%2Fshop/statuses/" + COMMIT, report.path());
        assertEquals("hush", report.privateToken());
        assertEquals("failed", report.state());
        assertEquals("slipway/shop", report.body().path("name").asText());
        assertEquals("main", report.body().path("ref").asText());
        assertEquals("It failed.", report.body().path("description").asText());
    }

    @Test
    void knowsWhichRefusalsPass() {
        pages.answering(report -> 401);
        Reception.Refused refused =
                assertInstanceOf(Reception.Refused.class, send(Forge.GITHUB, CommitState.PENDING, ""));
        assertEquals("localhost answered 401: {\"message\": \"as the test says\"}", refused.why());
        for (int status : new int[] {429, 500, 503}) {
            pages.answering(report -> status);
            assertInstanceOf(Reception.Missed.class, send(Forge.GITHUB, CommitState.PENDING, ""));
        }
        server.stop(0);
        assertInstanceOf(Reception.Missed.class, send(Forge.GITHUB, CommitState.PENDING, ""));
    }

    @Test
    void followsARenamedRepositoryOnTheSameServer() {
        pages.answering(report -> report.path().startsWith("/api/v3/repositories/") ? 201 : 307);
        assertInstanceOf(Reception.Taken.class, send(Forge.GITHUB, CommitState.SUCCESS, ""));
        assertEquals(2, pages.reported().size());
        pages.answering(report -> 307);
        assertInstanceOf(Reception.Refused.class, send(Forge.GITHUB, CommitState.SUCCESS, ""));
    }

    @Test
    void tellsNothingToPrivateAddresses() {
        Reception refused = api().send(report(Forge.GITHUB, "http://127.0.0.1:1/owner/shop", CommitState.SUCCESS, ""));
        assertTrue(assertInstanceOf(Reception.Refused.class, refused).why().contains("not a public address"));
    }

    private Reception send(Forge forge, CommitState state, String description) {
        String url = "http://localhost:" + server.getAddress().getPort() + "/owner/shop.git";
        return api().send(report(forge, url, state, description));
    }

    private static Report report(Forge forge, String url, CommitState state, String description) {
        return new Report(
                forge,
                RepositoryAddress.of(url),
                "main",
                COMMIT,
                state,
                description,
                "slipway/shop",
                "https://slipway/console",
                "hush");
    }

    private static StatusApi api() {
        return new StatusApi(Outside.http("localhost"), new ForgeConfig() {
            @Override
            public int fetchAttempts() {
                return 1;
            }

            @Override
            public int reportAttempts() {
                return 1;
            }

            @Override
            public Duration firstPause() {
                return Duration.ofMillis(1);
            }

            @Override
            public Duration reportTimeout() {
                return Duration.ofSeconds(5);
            }
        });
    }
}
