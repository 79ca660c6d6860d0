package dev.slipway.platform.drain;

import dev.slipway.platform.outbound.OutboundHttp;
import dev.slipway.platform.outbound.PublicAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** Makes of a log drain's URL what its batches are sent by. TLS servers are checked by the JDK's trust store. */
@ApplicationScoped
class Destinations implements Outlets {
    private final OutboundHttp http;
    private final PublicAddresses addresses;
    private final SealedUrls urls;
    private final DrainConfig config;

    Destinations(OutboundHttp http, PublicAddresses addresses, SealedUrls urls, DrainConfig config) {
        this.http = http;
        this.addresses = addresses;
        this.urls = urls;
        this.config = config;
    }

    @Override
    public Optional<Outlet> open(DrainShipment shipment) {
        return Optional.ofNullable(shipment.logDrainId)
                .flatMap(id -> LogDrain.<LogDrain>findByIdOptional(id))
                .map(this::outlet);
    }

    private Outlet outlet(LogDrain drain) {
        return new Outlet(
                drain.appId, "Log drain " + drain.token, "lines", config.interval(), to(urls.open(drain), drain.token));
    }

    private Destination to(DrainUrl url, String token) {
        return switch (url.protocol()) {
            case HTTP -> new HttpDestination(http, url, token, config.timeout());
            case SYSLOG -> new SyslogDestination(addresses, url, token, config.timeout(), null);
            case SYSLOG_TLS ->
                new SyslogDestination(
                        addresses, url, token, config.timeout(), (SSLSocketFactory) SSLSocketFactory.getDefault());
        };
    }
}
