package dev.slipway.cli.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TelemetryCommandsTest {
    private static final String APP = "0b9c0000-0000-4000-8000-000000000001";
    private static final String ID = "01234567-89ab-cdef-0123-456789abcdef";
    private static final String OTHER = "01234567-89ab-cdef-0123-456789abcdee";
    private static final String DRAIN = "{\"id\":\"" + ID + "\",\"owner\":{\"id\":\"" + APP
            + "\",\"type\":\"app\"},\"signals\":[\"traces\",\"logs\"],\"exporter\":{\"type\":\"otlphttp\","
            + "\"endpoint\":\"https://otel.example.com\",\"headers\":{\"Api-Key\":\"secret\"}}}";

    private TestPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform();
        platform.on("GET /apps/shop", "{\"id\":\"" + APP + "\",\"name\":\"shop\"}")
                .on("GET /apps/" + APP, "{\"id\":\"" + APP + "\",\"name\":\"shop\"}")
                .on("GET /telemetry-drains/" + ID, DRAIN)
                .on("PATCH /telemetry-drains/" + ID, DRAIN)
                .on("POST /telemetry-drains", 201, DRAIN);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void listsDrainsWithoutTheirKeys() {
        platform.on("GET /apps/shop/telemetry-drains", "[" + DRAIN + "]");

        Run run = Run.of(platform, "telemetry", "-a", "shop");

        assertEquals(
                "=== shop Telemetry Drains\n\nID                                    Signals       Endpoint\n" + ID
                        + "  traces, logs  https://otel.example.com\n",
                run.out());
        assertTrue(Run.of(platform, "telemetry", "-a", "shop", "--json").out().contains("\"Api-Key\" : \"secret\""));
    }

    @Test
    void saysThatThereAreNone() {
        platform.on("GET /apps/shop/telemetry-drains", "[]");

        assertEquals(
                "There are no telemetry drains in shop\n",
                Run.of(platform, "telemetry", "-a", "shop").out());
    }

    @Test
    void addsADrainOfAllSignalsByHttp() throws IOException {
        Run run = Run.of(platform, "telemetry:add", "https://otel.example.com", "-a", "shop");

        assertEquals("Successfully added drain https://otel.example.com\n", run.out());
        assertEquals(
                "{\"signals\":[\"traces\",\"metrics\",\"logs\"],\"exporter\":{\"endpoint\":\"https://otel.example.com\","
                        + "\"type\":\"otlphttp\"},\"owner\":{\"id\":\"" + APP + "\",\"type\":\"app\"}}",
                platform.request("POST /telemetry-drains").json().toString());
    }

    @Test
    void addsADrainAsItIsTold() throws IOException {
        Run.of(
                platform,
                "telemetry:add",
                "https://otel.example.com:4317",
                "--signals",
                "logs,metrics",
                "--transport",
                "grpc",
                "--headers",
                "{\"Api-Key\": \"secret\"}",
                "-a",
                "shop");

        assertEquals(
                "{\"signals\":[\"logs\",\"metrics\"],\"exporter\":{\"endpoint\":\"https://otel.example.com:4317\","
                        + "\"headers\":{\"Api-Key\":\"secret\"},\"type\":\"otlp\"},\"owner\":{\"id\":\"" + APP
                        + "\",\"type\":\"app\"}}",
                platform.request("POST /telemetry-drains").json().toString());
    }

    @Test
    void refusesWhatItCanNotSendAndShowsNoKeys() {
        for (String[] wrong : new String[][] {
            {"--signals", "profiles"},
            {"--signals", "logs,"},
            {"--transport", "splunk"},
            {"--headers", "{secret"},
            {"--headers", "[\"secret\"]"}
        }) {
            Run run = Run.of(platform, "telemetry:add", "https://otel.example.com", "-a", "shop", wrong[0], wrong[1]);
            assertEquals(2, run.code(), run.err());
            assertTrue(run.err().contains(wrong[0]), run.err());
            assertFalse(run.err().contains("secret"), run.err());
        }
        assertTrue(
                platform.requests().stream().noneMatch(request -> request.line().startsWith("POST")));
    }

    @Test
    void showsADrain() {
        assertEquals(
                "=== " + ID + "\n\nApp:        shop\nSignals:    traces, logs\nEndpoint:   https://otel.example.com\n"
                        + "Transport:  HTTP\nHeaders:    {\"Api-Key\":\"secret\"}\n",
                Run.of(platform, "telemetry:info", ID).out());
        assertTrue(Run.of(platform, "telemetry:info", ID, "--json").out().contains("\"otlphttp\""));
    }

    @Test
    void changesOnlyWhatIsNamed() throws IOException {
        Run run = Run.of(platform, "telemetry:update", ID, "--endpoint", "https://new.example.com", "--signals", "all");

        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("Transport:  HTTP"), run.out());
        assertEquals(
                "{\"signals\":[\"traces\",\"metrics\",\"logs\"],\"exporter\":{\"endpoint\":\"https://new.example.com\"}}",
                platform.request("PATCH /telemetry-drains/" + ID).json().toString());
    }

    @Test
    void needsSomethingToChange() {
        Run run = Run.of(platform, "telemetry:update", ID);

        assertEquals(2, run.code());
        assertTrue(run.err().contains("--signals, --endpoint, --transport or --headers"), run.err());
    }

    @Test
    void removesOneOrAllOfAnApp() {
        platform.on("DELETE /telemetry-drains/" + ID, DRAIN)
                .on("DELETE /telemetry-drains/" + OTHER, DRAIN)
                .on("GET /apps/shop/telemetry-drains", "[" + DRAIN + "," + DRAIN.replace(ID, OTHER) + "]");

        Run one = Run.of(platform, "telemetry:remove", ID);
        assertTrue(one.err().contains("Removing telemetry drain " + ID + "... done"), one.err());
        Run all = Run.of(platform, "telemetry:remove", "-a", "shop");
        assertTrue(all.err().contains("Removing all telemetry drains from app shop... done"), all.err());
        platform.request("DELETE /telemetry-drains/" + OTHER);
    }

    @Test
    void removesNothingWhereNothingIsNamed() {
        Run run = Run.of(platform, "telemetry:remove");

        assertEquals(2, run.code());
        assertTrue(run.err().contains("the drain's ID, or all of an app by --app APP"), run.err());
    }

    @Test
    void saysWhyADrainIsRefused() {
        platform.on(
                "POST /telemetry-drains",
                422,
                "{\"id\":\"invalid_params\",\"message\":\"That is no endpoint of a telemetry drain: it has no host.\"}");

        Run run = Run.of(platform, "telemetry:add", "https://", "-a", "shop");

        assertEquals(1, run.code());
        assertTrue(run.err().contains("it has no host"), run.err());
    }
}
