package dev.slipway.platform.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.log.LogLine;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricsTest {
    @Test
    void makesGaugesOfTheSamplesOfDynos() {
        ExportMetricsServiceRequest request =
                metrics(Signals.line("heroku", "web.1", Signals.LOAD), Signals.line("heroku", "web.1", Signals.MEMORY));
        assertEquals(1, request.getResourceMetricsCount());
        assertEquals(
                "web.1",
                Signals.attributes(request.getResourceMetrics(0).getResource().getAttributesList())
                        .get("service.instance.id"));
        Map<String, Metric> byName =
                Signals.metrics(request).stream().collect(Collectors.toMap(Metric::getName, Function.identity()));
        assertEquals(6, byName.size(), byName.keySet()::toString);
        assertEquals(0.57, point(byName.get("heroku.dyno.load_avg_1m")).getAsDouble());
        assertEquals("1", byName.get("heroku.dyno.load_avg_1m").getUnit());
        assertEquals(
                24.75 * (1 << 20), point(byName.get("heroku.dyno.memory_total")).getAsDouble());
        assertEquals("By", byName.get("heroku.dyno.memory_total").getUnit());
        assertEquals(348_836, point(byName.get("heroku.dyno.memory_pgpgin")).getAsDouble());
        assertEquals(
                Attributes.nanos(Signals.AT),
                point(byName.get("heroku.dyno.memory_quota")).getTimeUnixNano());
    }

    @Test
    void severalSamplesOfOneFigureAreSeveralPointsOfOneGauge() {
        ExportMetricsServiceRequest request =
                metrics(Signals.line("heroku", "web.1", Signals.LOAD), Signals.line("heroku", "web.1", Signals.LOAD));
        assertEquals(3, Signals.metrics(request).size());
        assertEquals(2, Signals.metrics(request).getFirst().getGauge().getDataPointsCount());
    }

    @Test
    void countsRequestsByTheClassOfTheirStatusSinceTheBatchBefore() {
        ExportMetricsServiceRequest request = metrics(
                Signals.router(Signals.REQUEST),
                Signals.router(Signals.REQUEST.replace("status=200", "status=503")),
                Signals.router(Signals.REQUEST.replace("status=200", "status=204")));
        Metric requests = Signals.metrics(request).getFirst();
        assertEquals("heroku.router.requests", requests.getName());
        assertTrue(requests.getSum().getIsMonotonic());
        assertEquals(
                AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA,
                requests.getSum().getAggregationTemporality());
        Map<String, Long> counts = requests.getSum().getDataPointsList().stream()
                .collect(Collectors.toMap(
                        point -> Signals.attributes(point.getAttributesList()).get("http.response.status_class"),
                        NumberDataPoint::getAsInt));
        assertEquals(Map.of("2xx", 2L, "5xx", 1L), counts);
        NumberDataPoint first = requests.getSum().getDataPoints(0);
        assertEquals(Attributes.nanos(Signals.AT.minusSeconds(20)), first.getStartTimeUnixNano());
        assertEquals(Attributes.nanos(Signals.AT), first.getTimeUnixNano());
    }

    @Test
    void anAppCanNotPassForThePlatform() {
        assertTrue(Metrics.of(Signals.SHOP, Signals.batch(Signals.line("app", "web.1", Signals.LOAD)))
                .isEmpty());
    }

    @Test
    void leavesOutWhatIsNoFigure() {
        ExportMetricsServiceRequest request = metrics(Signals.line(
                "heroku", "web.1", "source=web.1 sample#a=NaN sample#b=1e9999 sample#c=1.5 sample#d= measure#e=1"));
        assertEquals(
                "[heroku.dyno.c]",
                Signals.metrics(request).stream().map(Metric::getName).toList().toString());
    }

    private static ExportMetricsServiceRequest metrics(LogLine... lines) {
        return (ExportMetricsServiceRequest)
                Metrics.of(Signals.SHOP, Signals.batch(lines)).orElseThrow();
    }

    private static NumberDataPoint point(Metric metric) {
        return metric.getGauge().getDataPoints(0);
    }
}
