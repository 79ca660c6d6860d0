package dev.slipway.console.log;

import dev.slipway.platform.drain.DrainShipment;
import dev.slipway.platform.drain.DrainUrl;
import dev.slipway.platform.drain.LogDrain;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A log drain.
 *
 * @param url without the password that it may hold
 * @param token by which the receiver knows whose lines they are
 * @param upTo when the last line was written that the receiver has taken; null before the first
 */
record DrainRow(
        UUID id,
        String url,
        String token,
        Instant since,
        @Nullable Instant upTo) {
    static DrainRow of(LogDrain drain, DrainUrl url) {
        return new DrainRow(
                drain.id,
                url.text().replaceFirst("//[^/@]*@", "//…@"),
                drain.token,
                drain.createdAt,
                DrainShipment.of(drain.id)
                        .filter(shipment -> shipment.sequence != null)
                        .map(shipment -> shipment.shippedAt)
                        .orElse(null));
    }
}
