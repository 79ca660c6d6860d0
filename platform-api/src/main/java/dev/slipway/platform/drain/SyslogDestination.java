package dev.slipway.platform.drain;

import dev.slipway.platform.outbound.PublicAddresses;
import java.io.IOException;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends batches to a syslog server over a connection that stays. Syslog has no answer: a batch counts as taken if it could
 * be written and the connection stood right after. What a server had not read when it broke down is lost.
 */
final class SyslogDestination implements Destination {
    private final PublicAddresses addresses;
    private final DrainUrl url;
    private final String token;
    private final Duration timeout;
    private final @Nullable SSLSocketFactory tls;
    private volatile @Nullable SyslogConnection connection;

    /** @param tls null for TCP alone */
    SyslogDestination(
            PublicAddresses addresses, DrainUrl url, String token, Duration timeout, @Nullable SSLSocketFactory tls) {
        this.addresses = addresses;
        this.url = url;
        this.token = token;
        this.timeout = timeout;
        this.tls = tls;
    }

    @Override
    public void send(Batch batch) throws IOException {
        try {
            standing().write(SyslogFormat.SYSLOG.encode(token, batch.lines()));
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private SyslogConnection standing() throws IOException {
        SyslogConnection known = connection;
        if (known != null && known.isOpen()) {
            return known;
        }
        close();
        SyslogConnection fresh = SyslogConnection.open(url, addresses.of(url.host()), tls, timeout);
        connection = fresh;
        return fresh;
    }

    @Override
    public void close() {
        SyslogConnection open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }
}
