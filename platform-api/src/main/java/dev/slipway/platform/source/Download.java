package dev.slipway.platform.source;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.outbound.Answer;
import dev.slipway.platform.outbound.OutboundHttp;
import dev.slipway.platform.outbound.PrivateAddressException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Fetches tarballs from elsewhere, by way of a few redirects, each of which is looked at like the first address. */
@ApplicationScoped
class Download {
    private static final int MOST_REDIRECTS = 5;

    private final SourceConfig config;
    private final Clock clock;
    private final OutboundHttp outside;

    Download(SourceConfig config, Clock clock, OutboundHttp outside) {
        this.config = config;
        this.clock = clock;
        this.outside = outside;
    }

    /** @throws SlipwayException if it can't be fetched, with the reason */
    void to(Path file, URI source) {
        Instant end = clock.instant().plus(config.fetchTimeout());
        URI url = source;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            requireFetchable(url);
            try (Answer answer = outside.get(url, Duration.between(clock.instant(), end))) {
                if (answer.status() == 200) {
                    Limited.copy(answer.body(), file, config.maxPackedSize().asLongValue());
                    return;
                }
                Optional<String> location = answer.header("Location");
                if (answer.status() / 100 != 3 || location.isEmpty()) {
                    throw SlipwayException.invalid(
                            "The source can't be fetched: %s answered with status %d.", url.getHost(), answer.status());
                }
                url = url.resolve(location.get());
            } catch (IOException e) {
                throw unreachable(url.getHost(), e);
            } catch (IllegalArgumentException e) {
                throw SlipwayException.invalid(
                        "The source can't be fetched: %s redirects to what is no address.", url.getHost());
            }
        }
        throw SlipwayException.invalid(
                "The source can't be fetched: %s redirects more than %d times.", source.getHost(), MOST_REDIRECTS);
    }

    private static void requireFetchable(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!List.of("http", "https").contains(scheme) || url.getHost() == null || url.getUserInfo() != null) {
            throw SlipwayException.invalid(
                    "A source's url is http:// or https:// with a host and without a password, or the get_url of a source (POST /sources).");
        }
    }

    private static SlipwayException unreachable(String host, IOException e) {
        return switch (e) {
            case PrivateAddressException _ ->
                SlipwayException.invalid(
                        "The source can't be fetched from %s: it is not a public address. Upload the tarball to a source instead (POST /sources), or have the operator set slipway.outbound.trusted-hosts.",
                        host);
            case UnknownHostException _ ->
                SlipwayException.invalid("The source can't be fetched from %s: the host is not known.", host);
            default ->
                SlipwayException.invalid(
                        "The source can't be fetched from %s: %s. Is the address right?",
                        host, Objects.requireNonNullElse(e.getMessage(), "no reason given"));
        };
    }
}
