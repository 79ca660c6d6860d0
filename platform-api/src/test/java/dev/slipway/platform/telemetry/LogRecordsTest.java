package dev.slipway.platform.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.model.log.LogLine;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogRecordsTest {
    @Test
    void makesARecordOfEachLineByDyno() {
        ExportLogsServiceRequest request = logs(
                Signals.line("app", "web.1", "🚢 one"),
                Signals.line("app", "worker.2", "two"),
                Signals.line("heroku", "web.1", "State changed from starting to up"),
                Signals.router(Signals.REQUEST));
        assertEquals(3, request.getResourceLogsCount());
        assertEquals(
                Map.of(
                        "service.name", "shop",
                        "service.instance.id", "web.1",
                        "heroku.app.id", Signals.APP.toString(),
                        "heroku.app.name", "shop",
                        "heroku.dyno.name", "web.1",
                        "heroku.dyno.type", "web"),
                Signals.attributes(request.getResourceLogs(0).getResource().getAttributesList()));
        assertEquals(
                Map.of("service.name", "shop", "heroku.app.id", Signals.APP.toString(), "heroku.app.name", "shop"),
                Signals.attributes(request.getResourceLogs(2).getResource().getAttributesList()));
        LogRecord first = Signals.records(request).getFirst();
        assertEquals("🚢 one", first.getBody().getStringValue());
        assertEquals(Attributes.nanos(Signals.AT), first.getTimeUnixNano());
        assertEquals(
                Map.of("heroku.source", "app", "heroku.process", "web.1"),
                Signals.attributes(first.getAttributesList()));
    }

    @Test
    void aLineOfTheRouterCarriesTheIdsOfItsSpan() {
        var span = Signals.spans(Spans.of(Signals.SHOP, List.of(Signals.router(Signals.REQUEST)))
                        .orElseThrow())
                .getFirst();
        LogRecord record =
                Signals.records(logs(Signals.router(Signals.REQUEST))).getFirst();
        assertEquals(span.getTraceId(), record.getTraceId());
        assertEquals(span.getSpanId(), record.getSpanId());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app | hello | SEVERITY_NUMBER_UNSPECIFIED",
                "app | an ERROR among words that come late and are many | SEVERITY_NUMBER_ERROR",
                "app | one two three four five ERROR | SEVERITY_NUMBER_UNSPECIFIED",
                "app | 2026-08-04 12:00:00 [main] WARN  c.e.Shop - slow | SEVERITY_NUMBER_WARN",
                "app | [ERROR] it broke | SEVERITY_NUMBER_ERROR",
                "app | DEBUG: details | SEVERITY_NUMBER_DEBUG",
                "app | FATAL | SEVERITY_NUMBER_FATAL",
                "app | ERRORS are many | SEVERITY_NUMBER_UNSPECIFIED",
                "app | {\"level\":\"error\",\"msg\":\"it broke\"} | SEVERITY_NUMBER_ERROR",
                "app | time=1 level=warning msg=slow | SEVERITY_NUMBER_WARN",
                "app | {\"severity\": \"INFO\"} | SEVERITY_NUMBER_INFO",
                "heroku | State changed from starting to up | SEVERITY_NUMBER_INFO",
                "heroku | Error R14 (Memory quota exceeded) | SEVERITY_NUMBER_ERROR",
                "heroku | at=error code=H10 desc=\"App crashed\" | SEVERITY_NUMBER_ERROR",
                "heroku | at=warning code=H18 | SEVERITY_NUMBER_WARN",
            })
    void tellsTheSeverityWhereTheLineDoes(String source, String text, String severity) {
        LogRecord record =
                Signals.records(logs(Signals.line(source, "web.1", text))).getFirst();
        assertEquals(severity, record.getSeverityNumber().name());
    }

    @Test
    void looksAtLongLinesInNoTime() {
        Signals.records(logs(Signals.line("app", "web.1", "a ".repeat(5000))));
        Signals.records(logs(Signals.line("app", "web.1", " ".repeat(10_000))));
        Signals.records(logs(Signals.line("app", "web.1", "level".repeat(2000))));
    }

    private static ExportLogsServiceRequest logs(LogLine... lines) {
        return (ExportLogsServiceRequest)
                LogRecords.of(Signals.SHOP, List.of(lines)).orElseThrow();
    }
}
