package dev.slipway.cli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditCommandTest {
    private static final String EVENT = """
            [{"action": "maintenance:on", "actor": {"email": "a@b.c"}, "app": {"name": "shop"}, "details": "",
              "created_at": "2026-11-25T11:59:00Z", "remote_address": "10.1.2.3"}]""";

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
    void showsTheChangesOfAnApp() {
        platform.on("GET /apps/shop/audit-events?limit=30", EVENT);

        assertEquals(
                "2026/11/25 11:59:00 +0000 (~ 1m ago)  a@b.c  10.1.2.3  shop  maintenance:on\n",
                Run.of(platform, "audit", "-a", "shop").out());
    }

    @Test
    void showsEverythingWithoutAnApp() {
        platform.on("GET /audit-events?limit=5", EVENT);

        assertEquals(0, Run.of(platform, "audit", "-n", "5").code());
    }
}
