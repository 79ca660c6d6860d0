package dev.slipway.console.session;

import dev.slipway.console.page.Forms;
import dev.slipway.console.page.Notice;
import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.http.ProblemMapper;
import dev.slipway.platform.team.Invitations;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the link leads that somebody passes on who invites to a team. Who has an account signs in first; who has none
 * makes one here. A browser that comes from another site sends no cookie, so the page has a way to come again.
 */
@Path("/console/invitations/{token}")
@Blocking
public class InvitationPage {
    static final String PATH = "/console/invitations/";

    private static final String HOME = "/console/apps";

    private final Invitations invitations;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final HttpServerRequest request;
    private final Caller caller;

    InvitationPage(
            Invitations invitations,
            Sessions sessions,
            SessionCookie cookie,
            HttpServerRequest request,
            Caller caller) {
        this.invitations = invitations;
        this.sessions = sessions;
        this.cookie = cookie;
        this.request = request;
        this.caller = caller;
    }

    @GET
    public TemplateInstance page(String token) {
        return page(token, null);
    }

    @POST
    @Path("accept")
    public Response accept(String token) {
        Account visitor = caller.ifKnown()
                .orElseThrow(() -> new SlipwayException(new Problem.Unauthorized(
                        "You are not signed in, or no longer. Nothing was changed. Open the link again.")));
        return Forms.submit(() -> invitations.accept(visitor, token), HOME, notice -> page(token, notice));
    }

    /** Makes the account, and signs in. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("register")
    public Response register(
            String token,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("confirmation") @DefaultValue("") String confirmation) {
        Invitations.Offer offer = invitations.offer(token);
        try {
            invitations.register(token, name, password, confirmation);
            return Response.seeOther(URI.create(HOME))
                    .cookie(cookie.of(sessions.begin(offer.email(), password), request))
                    .build();
        } catch (SlipwayException e) {
            return Response.status(ProblemMapper.status(e.problem()))
                    .entity(page(token, Notice.of(e)))
                    .build();
        }
    }

    private TemplateInstance page(String token, @Nullable Notice notice) {
        String visitor = caller.ifKnown().map(account -> account.email).orElse("");
        return Templates.invitation(token, invitations.offer(token), visitor, notice);
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance invitation(
                String token, Invitations.Offer offer, String visitor, @Nullable Notice notice);
    }
}
