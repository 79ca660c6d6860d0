package dev.slipway.platform.buildpack;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.Apps;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /apps/:app/buildpack-installations}. */
@Path("/apps/{app}/buildpack-installations")
@Produces(MediaType.APPLICATION_JSON)
public class BuildpackInstallationResource {
    private final Apps apps;
    private final Buildpacks buildpacks;
    private final Caller caller;

    BuildpackInstallationResource(Apps apps, Buildpacks buildpacks, Caller caller) {
        this.apps = apps;
        this.buildpacks = buildpacks;
        this.caller = caller;
    }

    @GET
    public List<View> list(String app) {
        return BuildpackInstallation.ofApp(apps.require(app).id).stream()
                .map(View::of)
                .toList();
    }

    @PUT
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    public List<View> update(String app, @Nullable Updates body) {
        List<@Nullable Update> updates = body == null ? null : body.updates();
        if (updates == null) {
            throw SlipwayException.invalid(
                    "Send all buildpacks in their order: {\"updates\": [{\"buildpack\": \"heroku/nodejs\"}]}.");
        }
        List<String> given = updates.stream().map(Update::required).toList();
        return buildpacks.replace(caller.account(), apps.require(app).id, given).stream()
                .map(View::of)
                .toList();
    }

    /** What {@code PUT} takes. */
    record Updates(@Nullable List<@Nullable Update> updates) {}

    /** One buildpack, by name or URL. */
    record Update(@Nullable String buildpack) {
        static String required(@Nullable Update update) {
            String named = update == null ? null : update.buildpack();
            if (named == null) {
                throw SlipwayException.invalid(
                        "Each update names its buildpack: {\"buildpack\": \"heroku/nodejs\"}. There are: %s.",
                        String.join(", ", KnownBuildpacks.names()));
            }
            return named;
        }
    }

    /** The installation as the Platform API shows it. */
    record View(int ordinal, Buildpack buildpack) {
        static View of(BuildpackInstallation chosen) {
            return new View(chosen.ordinal, new Buildpack(chosen.name, chosen.name));
        }
    }

    /** A buildpack. Those of the installation have no address, so that the name stands for it. */
    record Buildpack(String url, String name) {}
}
