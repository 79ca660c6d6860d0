package dev.slipway.console.consent;

import dev.slipway.console.page.Forms;
import dev.slipway.console.page.Notice;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.oauth.ClientAuthorizations;
import dev.slipway.platform.oauth.ClientAuthorizations.Held;
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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The programs that may act for whoever is signed in. */
@Path(ProgramsPage.PATH)
@Blocking
public class ProgramsPage {
    static final String PATH = "/console/programs";

    private final ClientAuthorizations authorizations;
    private final Caller caller;

    ProgramsPage(ClientAuthorizations authorizations, Caller caller) {
        this.authorizations = authorizations;
        this.caller = caller;
    }

    @GET
    public TemplateInstance page() {
        return page(null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("revoke")
    public Response revoke(@FormParam("authorization") @DefaultValue("") String id) {
        return Forms.submit(
                () -> authorizations.revoke(
                        caller.account(),
                        authorizations
                                .find(caller.account(), id)
                                .orElseThrow(() -> SlipwayException.notFound("This program may do nothing already."))),
                PATH,
                this::page);
    }

    private TemplateInstance page(@Nullable Notice notice) {
        return Templates.programs(
                authorizations.of(caller.account()).stream().map(Row::of).toList(), notice);
    }

    /** @param permissions each completes the sentence that the program may … */
    record Row(String id, String client, String host, List<String> permissions, Instant since) {
        static Row of(Held held) {
            return new Row(
                    held.authorization().id.toString(),
                    held.client().name,
                    held.client().redirect().uri().getAuthority(),
                    held.authorization().scopes().stream()
                            .map(ConsentPage::words)
                            .toList(),
                    held.authorization().updatedAt);
        }
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance programs(List<Row> rows, @Nullable Notice notice);
    }
}
