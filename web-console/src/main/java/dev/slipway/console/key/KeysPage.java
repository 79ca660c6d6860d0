package dev.slipway.console.key;

import dev.slipway.console.consent.ConsentPage;
import dev.slipway.console.page.Forms;
import dev.slipway.console.page.Notice;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.authorization.Authorizations;
import dev.slipway.platform.authorization.NewAuthorization;
import dev.slipway.platform.key.Keys;
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
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API keys and SSH keys of whoever is signed in. */
@Path(KeysPage.PATH)
@Blocking
public class KeysPage {
    static final String PATH = "/console/keys";

    private static final List<Choice> CHOICES =
            Arrays.stream(Scope.values()).map(Choice::of).toList();

    private final Authorizations authorizations;
    private final Keys keys;
    private final Caller caller;
    private final Clock clock;

    KeysPage(Authorizations authorizations, Keys keys, Caller caller, Clock clock) {
        this.authorizations = authorizations;
        this.keys = keys;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public TemplateInstance page() {
        return page(null);
    }

    /** Makes an API key; its text is shown in the answer only. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(@BeanParam NewKeyForm form) {
        return Forms.tell(
                () -> {
                    NewAuthorization wanted = NewAuthorization.of(form.body(), clock.instant());
                    caller.requireOwnKey("make keys");
                    return page(new NewKeyForm(), authorizations.create(wanted).token(), null);
                },
                notice -> page(form, null, notice));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("revoke")
    public Response revoke(@FormParam("key") @DefaultValue("") String key) {
        return Forms.submit(() -> authorizations.revoke(key), PATH, this::page);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("ssh")
    public Response add(@FormParam("public-key") @DefaultValue("") String text) {
        return Forms.submit(() -> keys.add(caller.account(), text), PATH, this::page);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("ssh/remove")
    public Response remove(@FormParam("key") @DefaultValue("") String key) {
        return Forms.submit(() -> keys.remove(caller.account(), key), PATH, this::page);
    }

    private TemplateInstance page(@Nullable Notice notice) {
        return page(new NewKeyForm(), null, notice);
    }

    private TemplateInstance page(NewKeyForm form, @Nullable String token, @Nullable Notice notice) {
        List<ApiKeyRow> apiKeys =
                authorizations.list().stream().map(ApiKeyRow::of).toList();
        List<SshKeyRow> sshKeys =
                keys.of(caller.account()).stream().map(SshKeyRow::of).toList();
        return Templates.keys(apiKeys, sshKeys, CHOICES, form, token, notice);
    }

    /**
     * A scope that a new key can have.
     *
     * @param words complete the sentence that the key may …
     */
    record Choice(String scope, String words) {
        static Choice of(Scope scope) {
            return new Choice(scope.word(), ConsentPage.words(scope));
        }
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance keys(
                List<ApiKeyRow> apiKeys,
                List<SshKeyRow> sshKeys,
                List<Choice> choices,
                NewKeyForm form,
                @Nullable String token,
                @Nullable Notice notice);
    }
}
