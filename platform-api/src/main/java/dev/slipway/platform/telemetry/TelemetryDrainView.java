package dev.slipway.platform.telemetry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The drain as the Platform API shows it. Its owner is always an app. */
record TelemetryDrainView(
        UUID id, OwnerView owner, List<String> signals, ExporterView exporter, Instant createdAt, Instant updatedAt) {
    record OwnerView(UUID id, String type) {}

    record ExporterView(String type, String endpoint, Map<String, String> headers) {
        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    static TelemetryDrainView of(TelemetryDrain drain, Exporter exporter) {
        return new TelemetryDrainView(
                drain.id,
                new OwnerView(drain.appId, "app"),
                drain.signals().stream().map(Signal::word).toList(),
                new ExporterView(exporter.type().word(), exporter.endpoint(), exporter.headers()),
                drain.createdAt,
                drain.updatedAt);
    }
}
