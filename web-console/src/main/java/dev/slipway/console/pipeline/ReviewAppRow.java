package dev.slipway.console.pipeline;

import dev.slipway.platform.account.AccountRef;
import dev.slipway.platform.app.App;
import dev.slipway.platform.preview.Preview;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One review app.
 *
 * @param app its app's name; null if that is gone
 * @param destroyable whether whoever looks at it may destroy it
 */
record ReviewAppRow(
        UUID id,
        String branch,
        @Nullable String app,
        String status,
        @Nullable String failure,
        String by,
        Instant endsAt,
        boolean destroyable) {

    static ReviewAppRow of(Preview preview, boolean destroyable) {
        return new ReviewAppRow(
                preview.id,
                preview.name,
                App.<App>findByIdOptional(preview.appId).map(app -> app.name).orElse(null),
                preview.status.name().toLowerCase(Locale.ROOT),
                preview.failure,
                AccountRef.of(preview.accountId).email(),
                preview.endsAt,
                destroyable);
    }
}
