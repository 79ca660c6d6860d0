package dev.slipway.cli.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
