package dev.slipway.console.deploy;

import dev.slipway.console.page.AppHead;
import dev.slipway.console.page.AppHeads;
import dev.slipway.console.page.Forms;
import dev.slipway.console.page.Notice;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.forge.Connections;
import dev.slipway.platform.forge.GitConnection;
import dev.slipway.platform.forge.GitConnectionView;
import dev.slipway.platform.forge.GitDelivery;
import dev.slipway.platform.forge.GitDeliveryView;
import dev.slipway.platform.forge.Hooks;
import dev.slipway.platform.git.DeployBranches;
import dev.slipway.platform.git.GitSettings;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where an app is pushed to, which branch deploys it, and the repository elsewhere that is connected with it. */
@Path("/console/apps/{app}/deploy")
public class DeployPage {
    private static final int DELIVERIES = 10;

    private final Apps apps;
    private final GitSettings settings;
    private final DeployBranches branches;
    private final Connections connections;
    private final Hooks hooks;
    private final Caller caller;
    private final AppHeads heads;
    private final PlatformConfig config;

    DeployPage(
            Apps apps,
            GitSettings settings,
            DeployBranches branches,
            Connections connections,
            Hooks hooks,
            Caller caller,
            AppHeads heads,
            PlatformConfig config) {
        this.apps = apps;
        this.settings = settings;
        this.branches = branches;
        this.connections = connections;
        this.hooks = hooks;
        this.caller = caller;
        this.heads = heads;
        this.config = config;
    }

    @GET
    @Blocking
    public TemplateInstance page(String app) {
        return page(apps.require(app), new ConnectionForm(), Optional.empty(), null);
    }

    /** Chooses the branch that deploys the app; those of the configuration if it is left empty. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("branch")
    @Blocking
    @NeedsPermission({Permission.DEPLOY, Permission.MANAGE})
    public Response branch(String app, @FormParam("branch") @DefaultValue("") String branch) {
        Optional<String> wanted = Optional.of(branch.strip()).filter(name -> !name.isEmpty());
        return submit(app, found -> settings.deploy(caller.account(), found.id, wanted));
    }

    /** Looks into the repository, which may take a while, and connects it; a new secret is shown in the answer only. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("connect")
    @RunOnVirtualThread
    @NeedsPermission(Permission.MANAGE)
    public Response connect(String app, @BeanParam ConnectionForm form) {
        App found = apps.require(app);
        return Forms.tell(
                () -> {
                    Connections.Seen seen = connections.look(found, form.body());
                    Connections.Saved saved = connections.connect(caller.account(), found.id, seen);
                    return page(found, new ConnectionForm(), saved.newSecret(), null);
                },
                notice -> page(found, form, Optional.empty(), notice));
    }

    /** Deploys where the connected branch stands now. */
    @POST
    @Path("now")
    @Blocking
    @NeedsPermission(Permission.DEPLOY)
    public Response deploy(String app) {
        return submit(app, found -> hooks.deploy(caller.account(), connections.require(found).id));
    }

    @POST
    @Path("disconnect")
    @Blocking
    @NeedsPermission(Permission.MANAGE)
    public Response disconnect(String app) {
        return submit(app, found -> connections.disconnect(caller.account(), found.id));
    }

    private Response submit(String app, Consumer<App> change) {
        App found = apps.require(app);
        return Forms.submit(
                () -> change.accept(found),
                heads.of(found).path() + "/deploy",
                notice -> page(found, new ConnectionForm(), Optional.empty(), notice));
    }

    private TemplateInstance page(App app, ConnectionForm form, Optional<String> secret, @Nullable Notice notice) {
        return Templates.deploy(heads.of(app), view(app, secret), form, notice);
    }

    private DeployView view(App app, Optional<String> secret) {
        Optional<GitConnection> connection = GitConnection.ofApp(app.id);
        return new DeployView(
                branches.of(app),
                app.deployBranch,
                connection
                        .map(found -> GitConnectionView.of(app, found, secret, config))
                        .orElse(null),
                connection.map(DeployPage::deliveries).orElse(List.of()));
    }

    private static List<GitDeliveryView> deliveries(GitConnection connection) {
        return GitDelivery.newest(connection.id, DELIVERIES).stream()
                .map(delivery -> GitDeliveryView.of(connection, delivery))
                .toList();
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance deploy(
                AppHead app, DeployView view, ConnectionForm form, @Nullable Notice notice);
    }
}
