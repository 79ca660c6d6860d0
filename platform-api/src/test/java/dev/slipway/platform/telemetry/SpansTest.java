package dev.slipway.platform.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpansTest {
    @Test
    void makesASpanOfARequest() {
        var request = (ExportTraceServiceRequest)
                Spans.of(Signals.SHOP, List.of(Signals.line("app", "web.1", "hello"), Signals.router(Signals.REQUEST)))
                        .orElseThrow();
        Span span = Signals.spans(request).getFirst();
        assertEquals(1, Signals.spans(request).size());
        assertEquals("GET", span.getName());
        assertEquals(Span.SpanKind.SPAN_KIND_SERVER, span.getKind());
        assertEquals(Attributes.nanos(Signals.AT), span.getEndTimeUnixNano());
        assertEquals(Attributes.nanos(Signals.AT.minusMillis(20)), span.getStartTimeUnixNano());
        assertEquals("8601b5556a834c12826997c8e32f5a1d", hex(span.getTraceId().toByteArray()));
        assertEquals(8, span.getSpanId().size());
        assertEquals(StatusCode.STATUS_CODE_UNSET, span.getStatus().getCode());
        assertEquals(
                Map.ofEntries(
                        Map.entry("http.request.method", "GET"),
                        Map.entry("http.response.status_code", "200"),
                        Map.entry("http.response.body.size", "13"),
                        Map.entry("server.address", "shop.localhost"),
                        Map.entry("client.address", "204.204.204.204"),
                        Map.entry("url.scheme", "https"),
                        Map.entry("url.path", "/cart"),
                        Map.entry("url.query", "a=b"),
                        Map.entry("heroku.request_id", "8601b555-6a83-4c12-8269-97c8e32f5a1d"),
                        Map.entry("heroku.dyno.name", "web.1")),
                Signals.attributes(span.getAttributesList()));
        Map<String, String> resource =
                Signals.attributes(request.getResourceSpans(0).getResource().getAttributesList());
        assertEquals("shop", resource.get("service.name"));
        assertEquals("web.1", resource.get("service.instance.id"));
    }

    @Test
    void anErrorOfTheRouterIsOneOfTheSpanAndSoIsAStatusOf5xx() {
        Span crashed =
                span("at=error code=H10 desc=\"App crashed\" method=GET path=\"/\" host=h request_id=abc fwd=\"\" dyno="
                        + " connect= service= status=503 bytes=0 protocol=http");
        assertEquals(StatusCode.STATUS_CODE_ERROR, crashed.getStatus().getCode());
        assertEquals("H10", Signals.attributes(crashed.getAttributesList()).get("error.type"));
        assertEquals(crashed.getEndTimeUnixNano(), crashed.getStartTimeUnixNano());
        Span failed = span(Signals.REQUEST.replace("status=200", "status=500"));
        assertEquals("500", Signals.attributes(failed.getAttributesList()).get("error.type"));
        assertEquals(
                StatusCode.STATUS_CODE_UNSET,
                span(Signals.REQUEST.replace("status=200", "status=404"))
                        .getStatus()
                        .getCode());
    }

    @Test
    void aRequestIdThatIsNoUuidGivesAnIdAllTheSame() {
        Span one = span(Signals.REQUEST.replace("8601b555-6a83-4c12-8269-97c8e32f5a1d", "mine"));
        Span other = span(Signals.REQUEST.replace("8601b555-6a83-4c12-8269-97c8e32f5a1d", "\"o ther\""));
        Span none = span(Signals.REQUEST.replace(
                "8601b555-6a83-4c12-8269-97c8e32f5a1d", "00000000-0000-0000-0000-000000000000"));
        assertEquals(16, one.getTraceId().size());
        assertNotEquals(one.getTraceId(), other.getTraceId());
        assertFalse(hex(none.getTraceId().toByteArray()).matches("0+"), "an id of zeros is none");
    }

    @Test
    void aLineThatIsSentAgainGivesTheSameIds() {
        assertEquals(span(Signals.REQUEST), span(Signals.REQUEST));
    }

    @Test
    void aMethodThatNobodyKnowsIsNoName() {
        Span span = span(Signals.REQUEST.replace("method=GET", "method=BREW"));
        assertEquals("HTTP", span.getName());
        assertEquals("_OTHER", Signals.attributes(span.getAttributesList()).get("http.request.method"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "at=info",
                "at=info method=GET path=\"/cut",
                "at=info method=GET path=\"/\" host=h request_id=a status=many",
                "at=info method=GET path=\"/\" host=h request_id=a status=200 connect=xms",
                "Router listens"
            })
    void aLineThatIsNotWholeIsNoRequest(String text) {
        assertTrue(Spans.of(Signals.SHOP, List.of(Signals.router(text))).isEmpty());
    }

    @Test
    void anAppCanNotPassForTheRouter() {
        assertTrue(Spans.of(Signals.SHOP, List.of(Signals.line("app", "router", Signals.REQUEST)))
                .isEmpty());
    }

    private static Span span(String text) {
        return Signals.spans(
                        Spans.of(Signals.SHOP, List.of(Signals.router(text))).orElseThrow())
                .getFirst();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
