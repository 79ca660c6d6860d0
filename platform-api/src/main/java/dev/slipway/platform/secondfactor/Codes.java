package dev.slipway.platform.secondfactor;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.SecondStep;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.config.Vault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Keeps the secrets, and takes each code once. Of two that come with the same code at the same time one is refused. */
@ApplicationScoped
class Codes implements SecondStep {
    private final Vault vault;
    private final Clock clock;
    private final Audit audit;
    private final SecondFactorConfig config;
    private final PlatformConfig platform;

    Codes(Vault vault, Clock clock, Audit audit, SecondFactorConfig config, PlatformConfig platform) {
        this.vault = vault;
        this.clock = clock;
        this.audit = audit;
        this.config = config;
        this.platform = platform;
    }

    @Override
    public boolean takes(Account account, String code) {
        boolean taken = takesTimed(account.id, code) || takesRecovery(account.id, code);
        if (!taken) {
            // In a transaction of its own: the one around it comes to nothing.
            QuarkusTransaction.requiringNew()
                    .run(() ->
                            audit.record(account.id, "second-factor:refuse", "a wrong code after the right password"));
        }
        return taken;
    }

    @Override
    public boolean isMissing(Account account) {
        return config.required() && account.hasPassword() && !account.hasSecondFactor();
    }

    @Override
    public void requireSetUp(Account account) {
        if (isMissing(account)) {
            throw new SlipwayException(new Problem.Forbidden(
                    "This platform asks everybody for a second factor, and %s has none yet. Sign in on %s/console/account and set it up there."
                            .formatted(account.email, platform.apiUrl())));
        }
    }

    /** Whether it is a code of the authenticator app, whether that is confirmed or not. */
    boolean takesTimed(UUID accountId, String code) {
        String digits = code.replaceAll("\\s", "");
        return SecondFactor.of(accountId)
                .flatMap(factor -> codes(factor).stepOf(digits, clock.instant()))
                .filter(step -> SecondFactor.use(accountId, step))
                .isPresent();
    }

    private boolean takesRecovery(UUID accountId, String code) {
        boolean taken = RecoveryCode.use(accountId, code);
        if (taken) {
            audit.record(accountId, "second-factor:recover", RecoveryCode.left(accountId) + " recovery codes are left");
        }
        return taken;
    }

    /** To be confirmed by a code; one from before is forgotten. */
    TimedCodes begin(UUID accountId) {
        TimedCodes codes = TimedCodes.random();
        SecondFactor factor = SecondFactor.of(accountId).orElseGet(SecondFactor::new);
        factor.accountId = accountId;
        factor.sealedSecret = vault.seal(codes.secret(), context(accountId));
        factor.lastStep = SecondFactor.NO_STEP;
        factor.createdAt = clock.instant();
        factor.persist();
        return codes;
    }

    TimedCodes codes(SecondFactor factor) {
        return new TimedCodes(vault.open(factor.sealedSecret, context(factor.accountId)));
    }

    private static String context(UUID accountId) {
        return "account/" + accountId + "/second-factor";
    }
}
