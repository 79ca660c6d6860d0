package dev.slipway.platform.acm;

import dev.slipway.platform.work.Lanes;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Gets the certificates that are due, several at a time. */
@ApplicationScoped
class Issuer {
    private static final Logger LOG = System.getLogger(Issuer.class.getName());

    private final Orders orders;
    private final Issuance issuance;
    private final Proofs proofs;
    private final Lanes<Orders.Attempt> lanes;

    Issuer(Orders orders, Issuance issuance, Proofs proofs) {
        this.orders = orders;
        this.issuance = issuance;
        this.proofs = proofs;
        this.lanes = new Lanes<>("acme", orders::begin, this::issue);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        if (!lanes.stopping()) {
            orders.due().forEach(lanes::wake);
        }
    }

    private void issue(Orders.Attempt attempt) {
        try {
            orders.end(attempt, issuance.get(attempt));
        } catch (IssuanceException e) {
            orders.fail(attempt, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "could not get a certificate hostname=" + attempt.hostname(), e);
            orders.fail(
                    attempt,
                    IssuanceException.passing(
                            "The platform failed to get it; its log (./slipway logs-platform) has the reason."));
        } finally {
            proofs.hide(attempt);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        lanes.stop();
    }
}
