package dev.slipway.platform.forge;

import dev.slipway.platform.outbound.Answer;
import dev.slipway.platform.outbound.OutboundHttp;
import dev.slipway.platform.outbound.PrivateAddressException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Sends reports to their forges, each once. */
@ApplicationScoped
class StatusApi {
    /** Those that keep method and body; of renamed repositories. */
    private static final Set<Integer> MOVED = Set.of(301, 307, 308);

    private static final int MOST_MOVES = 3;
    private static final int MOST_OF_ANSWER = 4096;
    private static final int MOST_SHOWN = 300;

    private final OutboundHttp outside;
    private final Duration timeout;

    StatusApi(OutboundHttp outside, ForgeConfig config) {
        this.outside = outside;
        this.timeout = config.reportTimeout();
    }

    Reception send(Report report) {
        URI url = report.url();
        try {
            for (int moves = 0; moves <= MOST_MOVES; moves++) {
                try (Answer answer = outside.send("POST", url, report.headers(), report.body(), timeout)) {
                    Optional<URI> moved = moved(url, answer);
                    if (moved.isEmpty()) {
                        return received(report.forge(), url.getHost(), answer);
                    }
                    url = moved.get();
                }
            }
            return new Reception.Refused(url.getHost() + " leads from one address to the next.");
        } catch (PrivateAddressException e) {
            return new Reception.Refused("Slipway doesn't connect there: %s.".formatted(e.getMessage()));
        } catch (IOException | IllegalArgumentException e) {
            return new Reception.Missed("%s could not be reached: %s.".formatted(url.getHost(), e.getMessage()));
        }
    }

    /** Within the same server only: nobody else is shown the token. */
    private static Optional<URI> moved(URI url, Answer answer) {
        return Optional.of(answer.status())
                .filter(MOVED::contains)
                .flatMap(status -> answer.header("Location"))
                .map(url::resolve)
                .filter(next -> url.getRawAuthority().equals(next.getRawAuthority())
                        && url.getScheme().equals(next.getScheme()));
    }

    private static Reception received(Forge forge, String host, Answer answer) throws IOException {
        int status = answer.status();
        if (status / 100 == 2) {
            return new Reception.Taken();
        }
        String body = new String(answer.body().readNBytes(MOST_OF_ANSWER), StandardCharsets.UTF_8);
        if (forge == Forge.GITLAB && status == 400 && body.contains("Cannot transition status")) {
            // GitLab's way to say that it shows this state already.
            return new Reception.Taken();
        }
        String why =
                "%s answered %d: %s".formatted(host, status, body.substring(0, Math.min(MOST_SHOWN, body.length())));
        return status / 100 == 5 || status == 429 ? new Reception.Missed(why) : new Reception.Refused(why);
    }
}
