package dev.slipway.platform.preview;

import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.AccountRef;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppRef;
import dev.slipway.platform.app.WebUrl;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The preview as the API shows it. */
record PreviewView(
        AppRef app,
        String branch,
        @Nullable String commit,
        Instant createdAt,
        AccountRef creator,
        Instant endsAt,
        @Nullable String failure,
        UUID id,
        String name,
        AppRef parent,
        String status,
        Instant updatedAt,
        String webUrl) {

    static PreviewView of(App parent, App app, Preview preview, PlatformConfig config) {
        return new PreviewView(
                AppRef.of(app),
                "preview/" + preview.name,
                preview.commitId,
                preview.createdAt,
                AccountRef.of(preview.accountId),
                preview.endsAt,
                preview.failure,
                preview.id,
                preview.name,
                AppRef.of(parent),
                preview.status.name().toLowerCase(Locale.ROOT),
                preview.updatedAt,
                WebUrl.of(app, config));
    }
}
