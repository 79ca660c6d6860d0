package dev.slipway.platform.build;

import dev.slipway.platform.account.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Passwords with which a build, or whatever else makes an image, may push to its own repository, for as long as it runs. */
@ApplicationScoped
public class BuildTokens {
    private final Map<String, String> repositories = new ConcurrentHashMap<>();
    private final Map<UUID, String> tokens = new ConcurrentHashMap<>();

    public String issue(UUID buildId, String repository) {
        String token = Tokens.random();
        repositories.put(Tokens.hash(token), repository);
        tokens.put(buildId, Tokens.hash(token));
        return token;
    }

    public void revoke(UUID buildId) {
        Optional.ofNullable(tokens.remove(buildId)).ifPresent(repositories::remove);
    }

    /** The one repository that the token is good for. */
    public Optional<String> repository(String token) {
        return Optional.ofNullable(repositories.get(Tokens.hash(token)));
    }
}
