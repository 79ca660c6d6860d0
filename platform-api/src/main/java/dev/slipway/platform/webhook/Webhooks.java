package dev.slipway.platform.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Tokens;
import dev.slipway.platform.app.App;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.outbound.PublicAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds, changes and removes webhooks. */
@ApplicationScoped
public class Webhooks {
    private static final int MOST_PER_APP = 10;

    private final Clock clock;
    private final Audit audit;
    private final WebhookKeys keys;
    private final PublicAddresses addresses;

    Webhooks(Clock clock, Audit audit, WebhookKeys keys, PublicAddresses addresses) {
        this.clock = clock;
        this.audit = audit;
        this.keys = keys;
        this.addresses = addresses;
    }

    /**
     * A webhook that was added or changed.
     *
     * @param newSecret what the platform made for it, to be shown this once
     */
    public record Saved(Webhook webhook, Optional<String> newSecret) {
        @Override
        public String toString() {
            return "Saved[" + webhook.id + "]";
        }
    }

    /** Reads a request and looks up the host in it, which may take a while: no transaction is to wait for that. */
    public WebhookFields read(@Nullable JsonNode body) {
        WebhookFields fields = WebhookFields.of(body);
        if (fields.has("url")) {
            addresses.require(fields.url().getHost());
        }
        return fields;
    }

    Webhook require(App app, String id) {
        return Ids.of(id)
                .flatMap(found -> Webhook.<Webhook>findByIdOptional(found))
                .filter(webhook -> webhook.appId.equals(app.id))
                .orElseThrow(
                        () -> SlipwayException.notFound("Couldn't find that webhook: %s has no %s.", app.name, id));
    }

    @Transactional
    public Saved add(Account caller, UUID appId, WebhookFields fields) {
        App app = hold(appId);
        if (Webhook.ofApp(app.id).size() >= MOST_PER_APP) {
            throw SlipwayException.invalid(
                    "%s has %d webhooks, which is the most an app can have. Remove one first.", app.name, MOST_PER_APP);
        }
        Webhook webhook = new Webhook();
        webhook.id = UUID.randomUUID();
        webhook.appId = app.id;
        webhook.include = fields.include();
        webhook.level = fields.level();
        webhook.url = fields.url().toString();
        Optional<String> made = sign(webhook, fields);
        keys.authorize(webhook, fields.authorization());
        webhook.createdAt = clock.instant();
        webhook.updatedAt = webhook.createdAt;
        webhook.persist();
        audit.record(caller.id, app.id, app.name, "webhook:add", webhook.include + " to " + webhook.host());
        return new Saved(webhook, made);
    }

    /** Changes what is given. A secret of null is replaced by a new one, an authorization of null is removed. */
    @Transactional
    Saved update(Account caller, UUID appId, String id, WebhookFields fields) {
        App app = hold(appId);
        Webhook webhook = require(app, id);
        if (fields.has("include")) {
            webhook.include = fields.include();
        }
        if (fields.has("level")) {
            webhook.level = fields.level();
        }
        if (fields.has("url")) {
            webhook.url = fields.url().toString();
        }
        Optional<String> made = fields.has("secret") ? sign(webhook, fields) : Optional.empty();
        if (fields.has("authorization")) {
            keys.authorize(webhook, fields.authorization());
        }
        webhook.updatedAt = clock.instant();
        audit.record(caller.id, app.id, app.name, "webhook:update", webhook.include + " to " + webhook.host());
        return new Saved(webhook, made);
    }

    /** With its deliveries, also those that have not come to their end. */
    @Transactional
    public Webhook remove(Account caller, UUID appId, String id) {
        App app = hold(appId);
        Webhook webhook = require(app, id);
        webhook.delete();
        audit.record(caller.id, app.id, app.name, "webhook:remove", webhook.include + " to " + webhook.host());
        return webhook;
    }

    private Optional<String> sign(Webhook webhook, WebhookFields fields) {
        Optional<String> given = fields.secret();
        String secret = given.orElseGet(Tokens::random);
        keys.sign(webhook, secret);
        return given.isPresent() ? Optional.empty() : Optional.of(secret);
    }

    private static App hold(UUID appId) {
        return App.hold(appId)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that app: it was destroyed."));
    }
}
