package dev.slipway.platform.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsScope;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.http.Listing;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** {@code /filters/apps}: the apps of a list of ids. Those that are not there are left out. */
@Path("/filters/apps")
@Produces(MediaType.APPLICATION_JSON)
public class FilterResource {
    private static final Listing<App> LIST =
            Listing.<App>of(app -> app.id).by("name", app -> app.name).byTime("updated_at", app -> app.updatedAt);
    private static final int MOST = 1000;

    private final Rights rights;
    private final Caller caller;

    FilterResource(Rights rights, Caller caller) {
        this.rights = rights;
        this.caller = caller;
    }

    @POST
    @NeedsScope(Scope.READ)
    @APIResponseSchema(TeamAppView[].class)
    public Response filter(@HeaderParam("Range") @Nullable String range, @Nullable JsonNode body) {
        JsonNode ids = body == null ? null : body.path("in").path("id");
        if (ids == null || !ids.isArray() || ids.size() > MOST) {
            throw SlipwayException.invalid("Send the ids of apps, %d at most: {\"in\": {\"id\": [ID]}}.", MOST);
        }
        Set<String> wanted = StreamSupport.stream(ids.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        Account account = caller.account();
        List<App> found = rights.visible(account).stream()
                .filter(app -> wanted.contains(app.id.toString()))
                .toList();
        return LIST.page(range, found, app -> TeamAppView.of(app, account));
    }
}
