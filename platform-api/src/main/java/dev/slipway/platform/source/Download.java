package dev.slipway.platform.source;

import dev.slipway.model.error.SlipwayException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Fetches tarballs from elsewhere, by way of a few redirects, each of which is looked at like the first address. */
@ApplicationScoped
class Download {
    private static final int MOST_REDIRECTS = 5;

    private final SourceConfig config;
    private final Clock clock;

    Download(SourceConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** @throws SlipwayException if it can't be fetched, with the reason */
    void to(Path file, URI source) {
        Fetch fetch = new Fetch(clock, clock.instant().plus(config.fetchTimeout()));
        URI url = source;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            try (Fetch.Answer answer = fetch.get(url, address(url))) {
                if (answer.status() == 200) {
                    Limited.copy(answer.body(), file, config.maxPackedSize().asLongValue());
                    return;
                }
                String location = answer.headers().get("location");
                if (answer.status() / 100 != 3 || location == null) {
                    throw SlipwayException.invalid(
                            "The source can't be fetched: %s answered with status %d.", url.getHost(), answer.status());
                }
                url = url.resolve(location);
            } catch (IOException e) {
                throw SlipwayException.invalid(
                        "The source can't be fetched from %s: %s. Is the address right?",
                        url.getHost(), Objects.requireNonNullElse(e.getMessage(), "no reason given"));
            } catch (IllegalArgumentException e) {
                throw SlipwayException.invalid(
                        "The source can't be fetched: %s redirects to what is no address.", url.getHost());
            }
        }
        throw SlipwayException.invalid(
                "The source can't be fetched: %s redirects more than %d times.", source.getHost(), MOST_REDIRECTS);
    }

    private InetAddress address(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!List.of("http", "https").contains(scheme) || url.getHost() == null || url.getUserInfo() != null) {
            throw SlipwayException.invalid(
                    "A source's url is http:// or https:// with a host and without a password, or the get_url of a source (POST /sources).");
        }
        boolean trusted =
                config.trustedHosts().stream().flatMap(List::stream).anyMatch(url.getHost()::equalsIgnoreCase);
        return PublicAddresses.of(url.getHost(), trusted);
    }
}
