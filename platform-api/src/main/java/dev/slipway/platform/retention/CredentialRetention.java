package dev.slipway.platform.retention;

import dev.slipway.platform.account.ApiKey;
import dev.slipway.platform.oauth.Grants;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** Removes keys, codes and tokens that have come to their end, which nobody can use any more. */
@ApplicationScoped
public class CredentialRetention {
    private static final Logger LOG = System.getLogger(CredentialRetention.class.getName());

    private final Grants grants;
    private final Clock clock;

    CredentialRetention(Grants grants, Clock clock) {
        this.grants = grants;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        QuarkusTransaction.requiringNew().run(() -> ApiKey.deleteExpired(clock.instant()));
        LOG.log(Level.DEBUG, "removed expired grants and tokens {0}", grants.removeSpent());
    }
}
