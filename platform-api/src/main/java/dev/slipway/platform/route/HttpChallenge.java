package dev.slipway.platform.route;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What routers answer a certificate authority that asks an app's hostname for a token (RFC 8555, section 8.3). */
@Entity
public class HttpChallenge extends PanacheEntityBase {
    @Id
    public String token;

    public UUID appId;
    public UUID domainId;
    public String keyAuthorization;

    /** Token to answer. */
    public static Map<String, String> ofApp(UUID appId) {
        return HttpChallenge.<HttpChallenge>list("appId", appId).stream()
                .collect(Collectors.toMap(challenge -> challenge.token, challenge -> challenge.keyAuthorization));
    }

    public static void deleteOfDomain(UUID domainId) {
        delete("domainId", domainId);
    }
}
