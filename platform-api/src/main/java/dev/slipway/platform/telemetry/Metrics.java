package dev.slipway.platform.telemetry;

import com.google.protobuf.Message;
import dev.slipway.model.log.LogLine;
import dev.slipway.platform.drain.Batch;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Gauges of what dynos use, as it was measured; and how many requests the router had, by the class of their status. These
 * are sums of the batch alone (delta temporality), so that nothing has to be remembered over restarts.
 */
final class Metrics {
    private final Map<String, Map<String, Metric.Builder>> gauges = new LinkedHashMap<>();
    private final Map<String, Long> requests = new TreeMap<>();

    private Metrics() {}

    static Optional<Message> of(AppResources app, Batch batch) {
        Metrics metrics = new Metrics();
        batch.lines().forEach(metrics::add);
        return metrics.message(app, batch);
    }

    private void add(LogLine line) {
        Sample.of(line).forEach(sample -> add(line, sample));
        RouterLine.of(line).ifPresent(request -> requests.merge(request.statusClass(), 1L, Long::sum));
    }

    private void add(LogLine line, Sample sample) {
        gauges.computeIfAbsent(line.process(), _ -> new LinkedHashMap<>())
                .computeIfAbsent(
                        sample.name(),
                        name -> Metric.newBuilder()
                                .setName(name)
                                .setUnit(sample.unit())
                                .setGauge(Gauge.getDefaultInstance()))
                .getGaugeBuilder()
                .addDataPoints(NumberDataPoint.newBuilder()
                        .setTimeUnixNano(Attributes.nanos(line.at()))
                        .setAsDouble(sample.value()));
    }

    private Optional<Message> message(AppResources app, Batch batch) {
        if (gauges.isEmpty() && requests.isEmpty()) {
            return Optional.empty();
        }
        ExportMetricsServiceRequest.Builder message = ExportMetricsServiceRequest.newBuilder();
        gauges.forEach((dyno, byName) -> {
            ScopeMetrics.Builder scope = ScopeMetrics.newBuilder().setScope(AppResources.SCOPE);
            byName.values().forEach(scope::addMetrics);
            message.addResourceMetrics(
                    ResourceMetrics.newBuilder().setResource(app.of(dyno)).addScopeMetrics(scope));
        });
        if (!requests.isEmpty()) {
            message.addResourceMetrics(ResourceMetrics.newBuilder()
                    .setResource(app.app())
                    .addScopeMetrics(ScopeMetrics.newBuilder()
                            .setScope(AppResources.SCOPE)
                            .addMetrics(requests(batch.since(), batch.lastAt()))));
        }
        return Optional.of(message.build());
    }

    private Metric requests(Instant since, Instant until) {
        // Lines of several routers may be a little out of order.
        Instant start = since.isBefore(until) ? since : until;
        Sum.Builder sum = Sum.newBuilder()
                .setIsMonotonic(true)
                .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA);
        requests.forEach((statusClass, count) -> sum.addDataPoints(NumberDataPoint.newBuilder()
                .setStartTimeUnixNano(Attributes.nanos(start))
                .setTimeUnixNano(Attributes.nanos(until))
                .setAsInt(count)
                .addAttributes(Attributes.text("http.response.status_class", statusClass))));
        return Metric.newBuilder()
                .setName("heroku.router.requests")
                .setUnit("{request}")
                .setSum(sum)
                .build();
    }
}
