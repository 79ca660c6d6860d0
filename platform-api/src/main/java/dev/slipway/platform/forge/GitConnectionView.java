package dev.slipway.platform.forge;

import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.AccountRef;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppRef;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connected repository as the API shows it.
 *
 * @param hook where the repository's webhook is to be sent
 * @param reportsStatus whether commits' pages are told what came of them, which takes a token
 * @param secret what the webhook is to sign with, if it was made just now; it is shown this once
 */
public record GitConnectionView(
        AppRef app,
        String branch,
        Instant createdAt,
        Address hook,
        UUID id,
        String kind,
        @Nullable GitDeliveryView lastDelivery,
        boolean reportsStatus,
        @Nullable String secret,
        Instant updatedAt,
        String url,
        AccountRef user) {

    /** @param settings the page of the repository where it is set up */
    public record Address(String url, String settings) {}

    public static GitConnectionView of(
            App app, GitConnection connection, Optional<String> secret, PlatformConfig config) {
        String page = connection.address().page();
        return new GitConnectionView(
                AppRef.of(app),
                connection.branch,
                connection.createdAt,
                new Address(
                        config.apiUrl() + "/hooks/git/" + connection.id,
                        connection.kind == Forge.GITHUB ? page + "/settings/hooks/new" : page + "/-/hooks"),
                connection.id,
                connection.kind.word(),
                GitDelivery.newest(connection.id)
                        .map(delivery -> GitDeliveryView.of(connection, delivery))
                        .orElse(null),
                connection.reports(),
                secret.orElse(null),
                connection.updatedAt,
                connection.url,
                AccountRef.of(connection.accountId));
    }
}
