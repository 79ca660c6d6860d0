package dev.slipway.platform.formation;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import java.util.List;

/**
 * Tells other features, within the same transaction, that an app's formation changed.
 *
 * @param changed the process types that it changed for
 * @param change such as {@code web@2:Basic worker@1:Basic}
 */
public record FormationEvent(App app, Account user, List<Formation> changed, String change) {}
