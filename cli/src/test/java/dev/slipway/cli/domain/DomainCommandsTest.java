package dev.slipway.cli.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DomainCommandsTest {
    private TestPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void listsOwnAndCustomDomains() {
        platform.on(
                "GET /apps/shop/domains",
                "[{\"hostname\":\"shop.localhost\",\"kind\":\"heroku\"},{\"hostname\":\"www.example.com\",\"kind\":\"custom\"}]");

        assertEquals(
                "=== shop Slipway Domain\n\nshop.localhost\n\n=== shop Custom Domains\n\nwww.example.com\n",
                Run.of(platform, "domains", "-a", "shop").out());
    }

    @Test
    void addsAndRemovesADomain() {
        platform.on("POST /apps/shop/domains", 201, "{}").on("DELETE /apps/shop/domains/*.example.com", "{}");

        Run added = Run.of(platform, "domains:add", "*.example.com", "-a", "shop");
        Run removed = Run.of(platform, "domains:remove", "*.example.com", "-a", "shop");

        assertEquals("Adding *.example.com to ⬢ shop... done\n", added.err());
        assertEquals("Removing *.example.com from ⬢ shop... done\n", removed.err());
        assertEquals(
                "{\"hostname\":\"*.example.com\",\"sni_endpoint\":null}",
                platform.request("POST /apps/shop/domains").body());
    }

    @Test
    void choosesTheCertificateOfADomain() {
        platform.on("POST /apps/shop/domains", 201, "{}").on("PATCH /apps/shop/domains/www.example.com", "{}");

        Run.of(platform, "domains:add", "www.example.com", "--cert", "oslo-1", "-a", "shop");
        Run updated = Run.of(platform, "domains:update", "www.example.com", "--cert", "oslo-1", "-a", "shop");
        assertEquals("Updating www.example.com to use oslo-1 certificate... done\n", updated.err());
        Run.of(platform, "domains:update", "www.example.com", "--no-cert", "-a", "shop");

        assertEquals(
                "{\"hostname\":\"www.example.com\",\"sni_endpoint\":\"oslo-1\"}",
                platform.request("POST /apps/shop/domains").body());
        assertEquals("{\"sni_endpoint\":null}", platform.requests().getLast().body());
        assertEquals(
                2,
                Run.of(platform, "domains:update", "www.example.com", "-a", "shop")
                        .code());
    }

    @Test
    void showsADomain() {
        platform.on("GET /apps/shop/domains/www.example.com", """
                {"hostname":"www.example.com","kind":"custom","cname":"shop.localhost","status":"succeeded",
                 "created_at":"2026-11-25T11:00:00Z"}""");

        assertTrue(Run.of(platform, "domains:info", "www.example.com", "-a", "shop")
                .out()
                .contains("DNS target:  shop.localhost\n"));
    }

    @Test
    void waitsForPendingDomains() {
        platform.on("GET /apps/shop/domains", """
                [{"hostname":"a.example.com","status":"succeeded"},{"hostname":"b.example.com","status":"pending"}]""");

        assertEquals(
                0,
                Run.of(platform, "domains:wait", "a.example.com", "-a", "shop").code());
        Run run = Run.of(platform, "domains:wait", "--timeout", "0", "-a", "shop");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("b.example.com is pending"), run.err());
        assertEquals(
                1,
                Run.of(platform, "domains:wait", "c.example.com", "-a", "shop").code());
    }
}
