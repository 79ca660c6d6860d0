package dev.slipway.cli.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransferCommandsTest {
    private TestPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform().on("GET /apps/shop", "{\"name\": \"shop\", \"team\": null}");
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void offersAnAppToAUserAndSaysThatTheyHaveToAccept() {
        platform.on("POST /account/app-transfers", 201, """
                {"state": "pending", "recipient": {"email": "bob@example.com"}}""");

        assertEquals(
                "Transferring ⬢ shop to bob@example.com... done, once bob@example.com accepts it\n",
                Run.of(platform, "apps:transfer", "bob@example.com", "-a", "shop")
                        .err());
        assertEquals(
                "{\"app\":\"shop\",\"recipient\":\"bob@example.com\"}",
                platform.request("POST /account/app-transfers").body());
    }

    @Test
    void givesAnAppToATeamAtOnce() {
        platform.on("PATCH /teams/apps/shop", "{}");

        assertEquals(
                "Transferring ⬢ shop to crew... done\n",
                Run.of(platform, "apps:transfer", "crew", "-a", "shop").err());
        assertEquals(
                "{\"owner\":\"crew\"}",
                platform.request("PATCH /teams/apps/shop").body());
    }

    @Test
    void listsAcceptsDeclinesAndCancels() {
        platform.on("GET /account/app-transfers", """
                        [{"app": {"name": "shop"}, "owner": {"email": "a@b.c"}, "recipient": {"email": "o@b.c"}, "state": "pending"}]""")
                .on("PATCH /account/app-transfers/shop", "{}")
                .on("DELETE /account/app-transfers/shop", "{}");

        assertEquals(
                "shop  a@b.c  to o@b.c  pending\n",
                Run.of(platform, "transfers").out());
        assertEquals(0, Run.of(platform, "transfers:accept", "shop").code());
        assertEquals(
                "{\"state\":\"accepted\"}",
                platform.request("PATCH /account/app-transfers/shop").body());
        assertEquals(0, Run.of(platform, "transfers:decline", "shop").code());
        assertEquals(0, Run.of(platform, "transfers:cancel", "shop").code());
        platform.on("GET /account/app-transfers", "[]");
        assertEquals("There are no transfers.\n", Run.of(platform, "transfers").out());
    }
}
