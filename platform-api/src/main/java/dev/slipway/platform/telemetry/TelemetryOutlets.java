package dev.slipway.platform.telemetry;

import dev.slipway.platform.app.App;
import dev.slipway.platform.drain.DrainConfig;
import dev.slipway.platform.drain.DrainShipment;
import dev.slipway.platform.drain.Outlet;
import dev.slipway.platform.drain.Outlets;
import dev.slipway.platform.log.AppLog;
import dev.slipway.platform.outbound.OutboundHttp;
import dev.slipway.platform.outbound.PublicAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Makes of one signal of a drain what its batches are sent by. TLS servers are checked by the JDK's trust store. */
@ApplicationScoped
class TelemetryOutlets implements Outlets {
    private final SealedExporters exporters;
    private final OutboundHttp http;
    private final PublicAddresses addresses;
    private final AppLog appLog;
    private final TelemetryConfig config;
    private final DrainConfig drains;
    private final Clock clock;

    TelemetryOutlets(
            SealedExporters exporters,
            OutboundHttp http,
            PublicAddresses addresses,
            AppLog appLog,
            TelemetryConfig config,
            DrainConfig drains,
            Clock clock) {
        this.exporters = exporters;
        this.http = http;
        this.addresses = addresses;
        this.appLog = appLog;
        this.config = config;
        this.drains = drains;
        this.clock = clock;
    }

    @Override
    public Optional<Outlet> open(DrainShipment shipment) {
        return Optional.ofNullable(shipment.telemetryDrainId)
                .flatMap(id -> TelemetryDrain.<TelemetryDrain>findByIdOptional(id))
                .flatMap(drain -> Signal.of(String.valueOf(shipment.signal)).map(signal -> outlet(drain, signal)));
    }

    private Outlet outlet(TelemetryDrain drain, Signal signal) {
        App app = App.findById(drain.appId);
        String name = "Telemetry drain " + drain.id;
        return new Outlet(
                app.id,
                name,
                signal.word(),
                signal == Signal.METRICS ? config.metricsInterval() : drains.interval(),
                new TelemetryDestination(
                        signal,
                        new AppResources(app.id, app.name),
                        transport(exporters.open(drain)),
                        new Rejections(app.id, name, appLog, clock)));
    }

    private Transport transport(Exporter exporter) {
        return switch (exporter.type()) {
            case OTLPHTTP -> new HttpTransport(http, exporter, drains.timeout(), clock);
            case OTLP -> new GrpcTransport(addresses, exporter, drains.timeout());
        };
    }
}
