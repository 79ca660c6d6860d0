package dev.slipway.platform.stream;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signs and checks the URLs of output streams, and of sources. A restart of the platform ends the validity of all of them. */
@ApplicationScoped
public class StreamUrls {
    private static final Duration VALIDITY = Duration.ofHours(1);
    private static final String ALGORITHM = "HmacSHA256";

    private final Clock clock;
    private final String apiUrl;
    private final SecretKeySpec key;

    StreamUrls(Clock clock, PlatformConfig config) {
        this.clock = clock;
        this.apiUrl = config.apiUrl();
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** @param kind {@code builds} or {@code releases} */
    public String of(String kind, UUID id) {
        return of(kind, id, VALIDITY);
    }

    /** @param kind what the URL is good for, the part of its path before the id */
    public String of(String kind, UUID id, Duration validity) {
        long until = clock.instant().plus(validity).getEpochSecond();
        return "%s/streams/%s/%s?until=%d&signature=%s".formatted(apiUrl, kind, id, until, sign(kind, id, until));
    }

    /** @throws SlipwayException {@code not_found} unless the URL is one of ours and still good */
    public void check(String kind, UUID id, long until, @Nullable String signature) {
        if (!valid(kind, id, until, signature)) {
            throw SlipwayException.notFound("This output stream has expired. Ask for the %s again.", kind);
        }
    }

    /** Whether the URL is one of ours and still good. */
    public boolean valid(String kind, UUID id, long until, @Nullable String signature) {
        byte[] expected = sign(kind, id, until).getBytes(StandardCharsets.UTF_8);
        byte[] given = (signature == null ? "" : signature).getBytes(StandardCharsets.UTF_8);
        boolean late = Instant.ofEpochSecond(until).isBefore(clock.instant());
        return MessageDigest.isEqual(expected, given) && !late;
    }

    private String sign(String kind, UUID id, long until) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of()
                    .formatHex(mac.doFinal((kind + "/" + id + "/" + until).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
