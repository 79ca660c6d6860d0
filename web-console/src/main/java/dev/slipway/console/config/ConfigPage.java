package dev.slipway.console.config;

import dev.slipway.console.page.AppHead;
import dev.slipway.console.page.AppHeads;
import dev.slipway.console.page.Forms;
import dev.slipway.console.page.Notice;
import dev.slipway.model.app.ConfigVars;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.config.AppConfig;
import dev.slipway.platform.release.Releases;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An app's config vars: their names; each value on demand; set and removed by a release. */
@Path("/console/apps/{app}/config")
@Blocking
public class ConfigPage {
    private final Apps apps;
    private final AppConfig vars;
    private final Releases releases;
    private final Caller caller;
    private final AppHeads heads;

    ConfigPage(Apps apps, AppConfig vars, Releases releases, Caller caller, AppHeads heads) {
        this.apps = apps;
        this.vars = vars;
        this.releases = releases;
        this.caller = caller;
        this.heads = heads;
    }

    @GET
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    public TemplateInstance page(String app) {
        return page(apps.require(app), "", null);
    }

    /** One value. */
    @GET
    @Path("{name}")
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    public TemplateInstance value(String app, String name) {
        App found = apps.require(app);
        String value = vars.of(found).values().get(name);
        if (value == null) {
            throw SlipwayException.notFound("Couldn't find that config var: %s has no %s.", found.name, name);
        }
        return Templates.configValue(name, value);
    }

    /** Sets one; browsers send the line ends of a form's field as CR LF, which is nobody's intention. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    public Response set(
            String app,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("value") @DefaultValue("") String value) {
        String key = name.strip();
        return change(apps.require(app), key, Optional.of(value.replace("\r\n", "\n")));
    }

    @POST
    @Path("{name}/remove")
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    public Response remove(String app, String name) {
        return change(apps.require(app), name, Optional.empty());
    }

    private Response change(App app, String name, Optional<String> value) {
        return Forms.submit(
                () -> releases.configure(caller.account(), app.id, Map.of(name, value)),
                heads.of(app).path() + "/config",
                notice -> page(app, name, notice));
    }

    private TemplateInstance page(App app, String name, @Nullable Notice notice) {
        ConfigVars present = vars.of(app);
        return Templates.config(heads.of(app), List.copyOf(present.values().keySet()), name, notice);
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance config(AppHead app, List<String> names, String name, @Nullable Notice notice);

        static native TemplateInstance configValue(String name, String value);
    }
}
