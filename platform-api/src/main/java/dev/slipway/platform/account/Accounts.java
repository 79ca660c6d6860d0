package dev.slipway.platform.account;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.file.PrivateFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Knows who a credential belongs to, and makes the administrator at the first start. */
@ApplicationScoped
public class Accounts {
    private static final String ADMINISTRATOR = "admin@localhost";
    private static final String BEARER = "Bearer ";

    private final Clock clock;
    private final Path keyFile;

    Accounts(Clock clock, PlatformConfig config) {
        this.clock = clock;
        this.keyFile = config.home().resolve("api-key");
    }

    /**
     * Makes the administrator's account if there is none, and a key for it whenever {@code $SLIPWAY_HOME/api-key}
     * is missing or is not known any more.
     */
    public void ensureAdministrator() {
        QuarkusTransaction.requiringNew().run(() -> {
            Account administrator = Account.byEmail(ADMINISTRATOR).orElseGet(this::createAdministrator);
            boolean known = PrivateFile.read(keyFile).flatMap(this::access).isPresent();
            if (!known) {
                String token = Tokens.random();
                ApiKey.create(administrator, token, "made by slipway up", Set.of(Scope.GLOBAL), clock.instant());
                PrivateFile.write(keyFile, token.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** The key that lies in {@code $SLIPWAY_HOME/api-key}: the administrator's own, which scripts rely on. */
    public Optional<ApiKey> installationKey() {
        return PrivateFile.read(keyFile).flatMap(token -> ApiKey.byHash(Tokens.hash(token.strip())));
    }

    /** Keeps {@code $SLIPWAY_HOME/api-key} right when the key that lies there gets another token. */
    public void replaced(String oldHash, String newToken) {
        boolean inTheFile = PrivateFile.read(keyFile)
                .filter(token -> Tokens.hash(token.strip()).equals(oldHash))
                .isPresent();
        if (inTheFile) {
            PrivateFile.write(keyFile, newToken.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What an API key opens; empty if the key is not known, or has come to its end. */
    public Optional<Access> access(String token) {
        return ApiKey.byHash(Tokens.hash(token.strip()))
                .filter(key -> key.isValid(clock.instant()))
                .map(Access::of);
    }

    /**
     * What an {@code Authorization} header opens: {@code Bearer KEY}, or {@code Basic} with the key as password and any
     * user name.
     */
    public Access require(String authorization) {
        return token(authorization)
                .flatMap(this::access)
                .orElseThrow(
                        () -> new SlipwayException(
                                new Problem.Unauthorized(
                                        "Invalid credentials provided. The API key of this installation lies in $SLIPWAY_HOME/api-key.")));
    }

    private static Optional<String> token(String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(authorization.substring(BEARER.length()).strip())
                : BasicCredentials.of(authorization).map(BasicCredentials::password);
    }

    private Account createAdministrator() {
        Instant now = clock.instant();
        Account account = new Account();
        account.id = UUID.randomUUID();
        account.email = ADMINISTRATOR;
        account.name = "Administrator";
        account.admin = true;
        account.createdAt = now;
        account.updatedAt = now;
        account.persist();
        return account;
    }
}
