package dev.slipway.platform.feature;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Switches the features of accounts, each its own, and tells which are on. */
@ApplicationScoped
public class AccountFeatures {
    private final Clock clock;
    private final Audit audit;

    AccountFeatures(Clock clock, Audit audit) {
        this.clock = clock;
        this.audit = audit;
    }

    public boolean isEnabled(Account account, Feature feature) {
        return view(account, feature).enabled();
    }

    List<FeatureView> of(Account account) {
        return Feature.OF_ACCOUNTS.stream()
                .map(feature -> view(account, feature))
                .toList();
    }

    FeatureView info(Account account, String idOrName) {
        return view(account, Feature.require(Feature.OF_ACCOUNTS, idOrName));
    }

    @Transactional
    FeatureView update(Account caller, String idOrName, boolean enabled) {
        Feature feature = Feature.require(Feature.OF_ACCOUNTS, idOrName);
        feature.requireSwitchable(enabled);
        // Two requests at the same moment are to make one row.
        Account.findById(caller.id, LockModeType.PESSIMISTIC_WRITE);
        if (isEnabled(caller, feature) != enabled) {
            AccountFeature row = AccountFeature.of(caller.id, feature).orElseGet(() -> created(caller, feature));
            row.enabled = enabled;
            row.updatedAt = clock.instant();
            row.persist();
            audit.record(caller.id, enabled ? "feature:enable" : "feature:disable", feature.name());
        }
        return view(caller, feature);
    }

    private AccountFeature created(Account account, Feature feature) {
        AccountFeature row = new AccountFeature();
        row.accountId = account.id;
        row.name = feature.name();
        row.createdAt = clock.instant();
        return row;
    }

    private static FeatureView view(Account account, Feature feature) {
        return AccountFeature.of(account.id, feature)
                .map(row -> FeatureView.of(feature, row.enabled, account.createdAt, row.updatedAt))
                .orElseGet(() -> FeatureView.of(feature, feature.enabled(), account.createdAt, null));
    }
}
