package dev.slipway.platform.secondfactor;

import dev.slipway.platform.account.Account;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a code is asked for.
 *
 * @param enabledAt null if none is
 * @param recoveryCodesLeft how many there are that were not used
 */
record SecondFactorView(boolean enabled, @Nullable Instant enabledAt, long recoveryCodesLeft) {
    static SecondFactorView of(Account account, long recoveryCodesLeft) {
        return new SecondFactorView(account.hasSecondFactor(), account.secondFactorSince, recoveryCodesLeft);
    }
}
