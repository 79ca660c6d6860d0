package dev.slipway.platform.drain;

import dev.slipway.platform.outbound.OutboundHttp;
import dev.slipway.platform.outbound.PublicAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import javax.net.ssl.SSLSocketFactory;

/** Makes of a drain's URL what its batches are sent by. TLS servers are checked by the JDK's trust store. */
@ApplicationScoped
class Destinations {
    private final OutboundHttp http;
    private final PublicAddresses addresses;
    private final DrainConfig config;

    Destinations(OutboundHttp http, PublicAddresses addresses, DrainConfig config) {
        this.http = http;
        this.addresses = addresses;
        this.config = config;
    }

    Destination to(DrainUrl url, String token) {
        return switch (url.protocol()) {
            case HTTP -> new HttpDestination(http, url, token, config.timeout());
            case SYSLOG -> new SyslogDestination(addresses, url, token, config.timeout(), null);
            case SYSLOG_TLS ->
                new SyslogDestination(
                        addresses, url, token, config.timeout(), (SSLSocketFactory) SSLSocketFactory.getDefault());
        };
    }
}
