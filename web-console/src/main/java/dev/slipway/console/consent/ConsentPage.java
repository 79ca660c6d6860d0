package dev.slipway.console.consent;

import dev.slipway.console.page.Answers;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.oauth.AuthorizationRequest.Asking;
import dev.slipway.platform.oauth.AuthorizationRequest.Wrong;
import dev.slipway.platform.oauth.Grants;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Asks whether a client may act for whoever is signed in, and sends the browser back to it with the answer. */
@Path(ConsentPage.PATH)
@Blocking
public class ConsentPage {
    static final String PATH = "/console/oauth/authorize";
    private static final String ALLOW = "allow";

    private final Requests requests;
    private final Grants grants;
    private final Caller caller;

    ConsentPage(Requests requests, Grants grants, Caller caller) {
        this.requests = requests;
        this.grants = grants;
        this.caller = caller;
    }

    @GET
    public Response ask(@Context UriInfo uri) {
        return switch (requests.read(uri)) {
            case Wrong wrong -> Response.seeOther(wrong.answer()).build();
            case Asking asking -> page(asking, PATH + "?" + Requests.query(uri));
        };
    }

    /** Reads the request anew: what was on the page may not be true any more. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide(@Context UriInfo uri, @FormParam("answer") @DefaultValue("") String answer) {
        URI next = switch (requests.read(uri)) {
            case Wrong wrong -> wrong.answer();
            case Asking asking when answer.equals(ALLOW) -> asking.granted(allow(asking));
            case Asking asking -> asking.denied();
        };
        return Response.seeOther(next).build();
    }

    private String allow(Asking asking) {
        return grants.allow(caller.account(), asking.client().id, asking.scopes(), asking.challenge(), Optional.empty())
                .code();
    }

    private Response page(Asking asking, String action) {
        Question question = new Question(
                asking.client().name,
                asking.client().owner().email,
                asking.client().redirect().uri().getAuthority(),
                caller.account().email,
                asking.scopes().stream().map(ConsentPage::words).toList());
        URI target = asking.client().redirect().uri();
        // The grammar of such policies has no place for addresses of IPv6.
        String allowed = target.getHost().startsWith("[")
                ? target.getScheme() + ":"
                : asking.client().redirect().origin();
        return Answers.leadingTo(allowed, Response.ok(Templates.consent(question, action)))
                .build();
    }

    /** What a key of that scope is good for; completes the sentence that somebody may … */
    public static String words(Scope scope) {
        return switch (scope) {
            case GLOBAL -> "do everything that you may do, with your account and its keys too";
            case IDENTITY -> "know who you are: your name and your e-mail address";
            case READ -> "see your apps and all that belongs to them, but not their config vars";
            case WRITE -> "see, change and deploy your apps, but not see or change their config vars";
            case READ_PROTECTED -> "see your apps with their config vars";
            case WRITE_PROTECTED -> "change and deploy your apps and their config vars, and run commands in dynos";
        };
    }

    /**
     * Who asks whom for what.
     *
     * @param owner the e-mail address of whoever registered the client
     * @param host where the browser goes afterwards
     * @param permissions each completes the sentence that the client wants to …
     */
    record Question(String client, String owner, String host, String account, List<String> permissions) {}

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance consent(Question question, String action);
    }
}
