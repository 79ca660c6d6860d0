package dev.slipway.console.webhook;

import dev.slipway.console.page.AppHead;
import dev.slipway.console.page.AppHeads;
import dev.slipway.console.page.Forms;
import dev.slipway.console.page.Notice;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.webhook.Include;
import dev.slipway.platform.webhook.Webhook;
import dev.slipway.platform.webhook.WebhookDelivery;
import dev.slipway.platform.webhook.Webhooks;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who is told of what happens to an app, and how that went of late. */
@Path("/console/apps/{app}/webhooks")
@Blocking
public class WebhooksPage {
    private static final int DELIVERIES = 20;
    private static final List<String> WORDS =
            Arrays.stream(Include.values()).map(Include::word).toList();

    private final Apps apps;
    private final Webhooks webhooks;
    private final Caller caller;
    private final AppHeads heads;

    WebhooksPage(Apps apps, Webhooks webhooks, Caller caller, AppHeads heads) {
        this.apps = apps;
        this.webhooks = webhooks;
        this.caller = caller;
        this.heads = heads;
    }

    @GET
    public TemplateInstance page(String app) {
        return page(apps.require(app), new WebhookForm(), null, null);
    }

    /** Adds one; a secret that the platform made for it is shown in the answer only. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @NeedsPermission(Permission.OPERATE)
    public Response add(String app, @BeanParam WebhookForm form) {
        App found = apps.require(app);
        return Forms.tell(
                () -> {
                    Webhooks.Saved saved = webhooks.add(caller.account(), found.id, webhooks.read(form.body()));
                    return page(found, new WebhookForm(), saved.newSecret().orElse(null), null);
                },
                notice -> page(found, form, null, notice));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("remove")
    @NeedsPermission(Permission.OPERATE)
    public Response remove(String app, @FormParam("webhook") @DefaultValue("") String webhook) {
        App found = apps.require(app);
        return Forms.submit(
                () -> webhooks.remove(caller.account(), found.id, webhook),
                heads.of(found).path() + "/webhooks",
                notice -> page(found, new WebhookForm(), null, notice));
    }

    private TemplateInstance page(App app, WebhookForm form, @Nullable String secret, @Nullable Notice notice) {
        List<WebhookRow> rows =
                Webhook.ofApp(app.id).stream().map(WebhookRow::of).toList();
        return Templates.webhooks(heads.of(app), rows, deliveries(app, rows), WORDS, form, secret, notice);
    }

    private static List<DeliveryRow> deliveries(App app, List<WebhookRow> rows) {
        Map<UUID, String> urls = rows.stream().collect(Collectors.toMap(WebhookRow::id, WebhookRow::url));
        return WebhookDelivery.newest(app.id, DELIVERIES).stream()
                .map(delivery -> DeliveryRow.of(delivery, urls))
                .toList();
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance webhooks(
                AppHead app,
                List<WebhookRow> rows,
                List<DeliveryRow> deliveries,
                List<String> words,
                WebhookForm form,
                @Nullable String secret,
                @Nullable Notice notice);
    }
}
