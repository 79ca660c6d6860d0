package dev.slipway.platform.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.app.AppName;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.Users;
import dev.slipway.platform.http.Listing;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /apps}: the list of apps, as in Heroku's Platform API v3. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class AppListResource {
    private static final Listing<App> LIST = Listing.<App>of(app -> app.id)
            .by("name", app -> app.name)
            .byTime("created_at", app -> app.createdAt)
            .byTime("updated_at", app -> app.updatedAt);

    private final Apps apps;
    private final Rights rights;
    private final Users users;
    private final Caller caller;
    private final PlatformConfig config;

    AppListResource(Apps apps, Rights rights, Users users, Caller caller, PlatformConfig config) {
        this.apps = apps;
        this.rights = rights;
        this.users = users;
        this.caller = caller;
        this.config = config;
    }

    @GET
    @Path("apps")
    public Response list(@HeaderParam("Range") @Nullable String range) {
        return LIST.page(range, rights.visible(caller.account()), app -> AppView.of(app, config));
    }

    @GET
    @Path("users/~/apps")
    public Response listOwn(@HeaderParam("Range") @Nullable String range) {
        return list(range);
    }

    /** Those of another account are for administrators. */
    @GET
    @Path("users/{account}/apps")
    public Response listOf(String account, @HeaderParam("Range") @Nullable String range) {
        Account asked = users.require(caller.account(), account);
        return LIST.page(range, rights.visible(asked), app -> AppView.of(app, config));
    }

    @POST
    @Path("apps")
    public Response create(@Nullable CreateApp body) {
        Optional<AppName> name = Optional.ofNullable(body).map(CreateApp::name).map(AppName::new);
        return Response.status(201)
                .entity(AppView.of(apps.create(caller.account(), name), config))
                .build();
    }

    /** What {@code POST /apps} takes; region and stack are accepted and ignored, as there is one of each. */
    record CreateApp(
            @Nullable String name,
            @Nullable JsonNode region,
            @Nullable JsonNode stack) {}
}
