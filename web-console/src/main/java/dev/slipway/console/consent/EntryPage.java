package dev.slipway.console.consent;

import dev.slipway.platform.account.OwnCheck;
import dev.slipway.platform.oauth.AuthorizationRequest;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/**
 * {@code /oauth/authorize}: where clients send the browser, as to Heroku's identity service. A browser that comes from
 * another site brings no session with it, since the session's cookie is for the console's own pages; so this page leads to
 * the console's {@link ConsentPage}, as a page of the console's own.
 */
@Path("/oauth/authorize")
@Blocking
public class EntryPage {
    private final Requests requests;

    EntryPage(Requests requests) {
        this.requests = requests;
    }

    @GET
    @OwnCheck
    public Response enter(@Context UriInfo uri) {
        return switch (requests.read(uri)) {
            case AuthorizationRequest.Wrong wrong ->
                Response.seeOther(wrong.answer()).build();
            case AuthorizationRequest.Asking asking ->
                Response.ok(Templates.entry(asking.client().name, ConsentPage.PATH + "?" + Requests.query(uri)))
                        .build();
        };
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance entry(String client, String consent);
    }
}
