package dev.slipway.console.app;

import dev.slipway.console.page.Forms;
import dev.slipway.console.page.Fragment;
import dev.slipway.console.page.Notice;
import dev.slipway.model.app.AppName;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.app.Rights;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The list of apps, and the form that makes one. */
@Path("/console/apps")
@Blocking
public class AppListPage {
    private final Apps apps;
    private final Rights rights;
    private final Caller caller;
    private final PlatformConfig config;

    AppListPage(Apps apps, Rights rights, Caller caller, PlatformConfig config) {
        this.apps = apps;
        this.rights = rights;
        this.caller = caller;
        this.config = config;
    }

    @GET
    public TemplateInstance page() {
        return page("", null);
    }

    /** The rows alone; nothing if they are as the page has them. */
    @GET
    @Path("~rows")
    public Response rows(@QueryParam("seen") @DefaultValue("") String seen) {
        List<AppRow> rows = rows();
        return Fragment.unless(seen, rows, version -> Templates.apps$rows(rows, version));
    }

    /** Makes an app; without a name it gets an invented one. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(@FormParam("name") @DefaultValue("") String name) {
        String wanted = name.strip();
        return Forms.submit(
                () -> {
                    Optional<AppName> chosen = wanted.isEmpty() ? Optional.empty() : Optional.of(new AppName(wanted));
                    return "/console/apps/" + apps.create(caller.account(), chosen).name;
                },
                notice -> page(wanted, notice));
    }

    private TemplateInstance page(String name, @Nullable Notice notice) {
        List<AppRow> rows = rows();
        return Templates.apps(rows, Fragment.version(rows), name, config.apiUrl(), notice);
    }

    private List<AppRow> rows() {
        return rights.visible(caller.account()).stream()
                .map(app -> AppRow.of(app, config))
                .toList();
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance apps(
                List<AppRow> rows, String version, String name, String apiUrl, @Nullable Notice notice);

        static native TemplateInstance apps$rows(List<AppRow> rows, String version);
    }
}
