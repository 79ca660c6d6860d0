package dev.slipway.platform.formation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.app.ProcessType;
import dev.slipway.model.app.ProcessTypes;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.http.Listing;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** {@code /apps/:app/formation}. */
@Path("/apps/{app}/formation")
@Produces(MediaType.APPLICATION_JSON)
public class FormationResource {
    private static final Listing<FormationView> LIST = Listing.of(FormationView::id)
            .by("type", FormationView::type)
            .byTime("created_at", FormationView::createdAt)
            .byTime("updated_at", FormationView::updatedAt);

    private final Apps apps;
    private final Formations formations;
    private final Caller caller;

    FormationResource(Apps apps, Formations formations, Caller caller) {
        this.apps = apps;
        this.formations = formations;
        this.caller = caller;
    }

    @GET
    public Response list(String app, @HeaderParam("Range") @Nullable String range) {
        App found = apps.require(app);
        return LIST.page(range, views(found, formations.withReleasePhase(found)));
    }

    @GET
    @Path("{type}")
    public FormationView info(String app, String type) {
        App found = apps.require(app);
        return views(found, formations.withReleasePhase(found)).stream()
                .filter(view -> view.type().equals(type) || view.id().toString().equals(type))
                .findFirst()
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that process type: %s.", type));
    }

    @PATCH
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    public List<FormationView> batch(String app, @Nullable JsonNode body) {
        JsonNode updates = body == null ? null : body.get("updates");
        if (updates == null || !updates.isArray() || updates.isEmpty()) {
            throw SlipwayException.invalid("Send {\"updates\": [{\"type\": \"web\", \"quantity\": 2}]}.");
        }
        List<FormationChange> changes = StreamSupport.stream(updates.spliterator(), false)
                .map(update ->
                        FormationChange.read(new ProcessType(update.path("type").asText("")), update))
                .toList();
        App found = apps.require(app);
        return views(found, formations.change(caller.account(), found.id, changes));
    }

    @PATCH
    @Path("{type}")
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    public FormationView update(String app, String type, @Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw SlipwayException.invalid("Send {\"quantity\": 2}, for instance.");
        }
        App found = apps.require(app);
        FormationChange change = FormationChange.read(new ProcessType(type), body);
        return views(found, formations.change(caller.account(), found.id, List.of(change)))
                .getFirst();
    }

    private List<FormationView> views(App app, List<Formation> rows) {
        ProcessTypes types = formations.typesOf(app);
        return rows.stream()
                .map(row -> FormationView.of(
                        app, row, types.command(row.processType()).orElse("")))
                .toList();
    }
}
