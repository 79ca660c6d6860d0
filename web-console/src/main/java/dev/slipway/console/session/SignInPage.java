package dev.slipway.console.session;

import dev.slipway.console.page.Notice;
import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.http.ProblemMapper;
import dev.slipway.platform.secondfactor.FirstSteps;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Signs in, with an API key or an e-mail address, a password and a code if one is asked for, and out. */
@Path("/console")
@Blocking
public class SignInPage {
    static final String PATH = "/console/sign-in";
    static final String CODE_PATH = PATH + "/code";
    static final String OUT_PATH = "/console/sign-out";

    private static final String HOME = "/console/apps";

    private final Sessions sessions;
    private final FirstSteps firstSteps;
    private final SessionCookie cookie;
    private final HttpServerRequest request;

    SignInPage(Sessions sessions, FirstSteps firstSteps, SessionCookie cookie, HttpServerRequest request) {
        this.sessions = sessions;
        this.firstSteps = firstSteps;
        this.cookie = cookie;
        this.request = request;
    }

    @GET
    @Path("sign-in")
    public TemplateInstance page(@QueryParam("next") @DefaultValue(HOME) String next) {
        return Templates.signIn(next, sessions.takePasswords(), null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("sign-in")
    public Response signIn(
            @FormParam("key") @DefaultValue("") String key,
            @FormParam("email") @DefaultValue("") String email,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("next") @DefaultValue(HOME) String next) {
        try {
            String token = key.isBlank() && !email.isBlank() ? sessions.begin(email, password) : sessions.begin(key);
            return signedIn(token, next);
        } catch (SlipwayException e) {
            if (e.problem() instanceof Problem.TwoFactor) {
                return Response.ok(Templates.signInCode(firstSteps.taken(email), next, null))
                        .build();
            }
            return Response.status(ProblemMapper.status(e.problem()))
                    .entity(Templates.signIn(next, sessions.takePasswords(), Notice.of(e)))
                    .build();
        }
    }

    /** The second step, for accounts that ask for a code. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("sign-in/code")
    public Response signInWithCode(
            @FormParam("step") @DefaultValue("") String step,
            @FormParam("code") @DefaultValue("") String code,
            @FormParam("next") @DefaultValue(HOME) String next) {
        try {
            return signedIn(sessions.beginWithCode(step, code), next);
        } catch (SlipwayException e) {
            TemplateInstance again = e.problem() instanceof Problem.TwoFactor
                    ? Templates.signInCode(step, next, Notice.of(e))
                    : Templates.signIn(next, sessions.takePasswords(), Notice.of(e));
            return Response.status(ProblemMapper.status(e.problem()))
                    .entity(again)
                    .build();
        }
    }

    @POST
    @Path("sign-out")
    public Response signOut() {
        cookie.read(request).ifPresent(sessions::end);
        return Response.seeOther(URI.create(PATH)).cookie(cookie.none(request)).build();
    }

    private Response signedIn(String token, String next) {
        return Response.seeOther(URI.create(ownPage(next)))
                .cookie(cookie.of(token, request))
                .build();
    }

    /** The address comes from a link that anybody may have made: it must not lead to another site. */
    private static String ownPage(String next) {
        return next.matches("/console/[\\w./?=&%-]*") ? next : HOME;
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance signIn(String next, boolean passwords, @Nullable Notice notice);

        static native TemplateInstance signInCode(String step, String next, @Nullable Notice notice);
    }
}
