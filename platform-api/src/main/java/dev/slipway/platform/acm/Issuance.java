package dev.slipway.platform.acm;

import dev.slipway.platform.certificate.CertifiedKey;
import dev.slipway.platform.tls.EcKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeLazyLoadingException;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;

/** Gets one certificate for one hostname from the authority. */
@ApplicationScoped
class Issuance {
    private static final Duration PAUSE_WITHOUT_DATE = Duration.ofHours(1);
    private static final String PROBLEM = "urn:ietf:params:acme:error:";
    private static final Set<String> LASTING = Set.of("rejectedIdentifier", "unsupportedIdentifier");
    private static final String UNKNOWN_ACCOUNT = "accountDoesNotExist";
    private static final int LONGEST_REASON = 500;

    private final Clock clock;
    private final Authority authority;
    private final Proofs proofs;
    private final Duration patience;

    Issuance(Clock clock, Authority authority, Proofs proofs, AcmeConfig config) {
        this.clock = clock;
        this.authority = authority;
        this.proofs = proofs;
        this.patience = config.patience();
    }

    CertifiedKey get(Orders.Attempt attempt) throws IssuanceException, InterruptedException {
        try {
            Order order =
                    authority.login().newOrder().domain(attempt.hostname()).create();
            for (Authorization authorization : order.getAuthorizations()) {
                prove(attempt, authorization);
            }
            order.waitUntilReady(patience);
            return sign(order);
        } catch (AcmeException e) {
            throw told(e);
        } catch (AcmeLazyLoadingException e) {
            throw e.getCause() instanceof AcmeException cause ? told(cause) : unexpected(e);
        } catch (AcmeProtocolException e) {
            throw unexpected(e);
        }
    }

    /** An authority remembers for some days what was proved to it, and then doesn't ask. */
    private void prove(Orders.Attempt attempt, Authorization authorization)
            throws AcmeException, IssuanceException, InterruptedException {
        if (authorization.getStatus() == Status.VALID) {
            return;
        }
        Http01Challenge challenge = authorization
                .findChallenge(Http01Challenge.class)
                .orElseThrow(() ->
                        IssuanceException.lasting("%s offers no HTTP challenge for it.".formatted(authority.name())));
        proofs.show(attempt, challenge.getToken(), challenge.getAuthorization());
        challenge.trigger();
        if (challenge.waitForCompletion(patience) != Status.VALID) {
            throw IssuanceException.passing(
                    "%s could not see that it leads here: %s Its DNS must lead to this machine, and port 80 there to the router."
                            .formatted(
                                    authority.name(),
                                    detail(challenge.getError().orElse(null))));
        }
    }

    private CertifiedKey sign(Order order) throws AcmeException, IssuanceException, InterruptedException {
        KeyPair key = EcKeys.generate();
        order.execute(key);
        if (order.waitForCompletion(patience) != Status.VALID) {
            throw IssuanceException.passing("%s did not sign: %s"
                    .formatted(authority.name(), detail(order.getError().orElse(null))));
        }
        return new CertifiedKey(key.getPrivate(), order.getCertificate().getCertificateChain());
    }

    private IssuanceException told(AcmeException failure) {
        return switch (failure) {
            case AcmeRateLimitedException limited ->
                IssuanceException.until(
                        limited.getRetryAfter().orElseGet(() -> clock.instant().plus(PAUSE_WITHOUT_DATE)),
                        "%s takes no more orders for now: %s"
                                .formatted(authority.name(), detail(limited.getProblem())));
            case AcmeServerException refused -> refused(refused);
            case AcmeNetworkException unreachable ->
                IssuanceException.passing("%s can't be reached: %s Can this machine open connections to it?"
                        .formatted(authority.name(), why(unreachable)));
            default ->
                IssuanceException.passing("%s did not get to an end: %s"
                        .formatted(authority.name(), sentence(String.valueOf(failure.getMessage()))));
        };
    }

    private IssuanceException refused(AcmeServerException refused) {
        if (is(refused.getType(), UNKNOWN_ACCOUNT)) {
            authority.forgetLogin();
        }
        String reason = "%s refuses: %s".formatted(authority.name(), detail(refused.getProblem()));
        boolean lasting = LASTING.stream().anyMatch(type -> is(refused.getType(), type));
        return lasting ? IssuanceException.lasting(reason) : IssuanceException.passing(reason);
    }

    private IssuanceException unexpected(RuntimeException failure) {
        return IssuanceException.passing("%s answered what is not ACME: %s"
                .formatted(authority.name(), sentence(String.valueOf(failure.getMessage()))));
    }

    private static boolean is(URI type, String name) {
        return type.toString().equals(PROBLEM + name);
    }

    private static String detail(@Nullable Problem problem) {
        return problem == null
                ? "it gave no reason."
                : sentence(problem.getDetail().orElseGet(problem::toString));
    }

    /** Java's own exceptions for these have no words. */
    private static String why(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof UnresolvedAddressException) {
            return "its name is unknown here.";
        }
        return root.getMessage() == null ? "nobody listens there." : sentence(root.getMessage());
    }

    /** On one line, and with a full stop. */
    private static String sentence(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        String cut = line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
        return cut.endsWith(".") ? cut : cut + ".";
    }
}
