package dev.slipway.console.session;

import dev.slipway.console.page.Notice;
import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Passwords;
import dev.slipway.platform.http.ProblemMapper;
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
 * Where the link leads that an administrator passes on: sets the password of an account, and signs in with it, unless the
 * account asks for a code too.
 */
@Path("/console/password/{token}")
@Blocking
public class PasswordPage {
    static final String PATH = "/console/password/";

    private final Passwords passwords;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final HttpServerRequest request;

    PasswordPage(Passwords passwords, Sessions sessions, SessionCookie cookie, HttpServerRequest request) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.cookie = cookie;
        this.request = request;
    }

    @GET
    public TemplateInstance page(String token) {
        return Templates.password(token, passwords.offered(token).email, null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response set(
            String token,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("confirmation") @DefaultValue("") String confirmation) {
        String email = passwords.offered(token).email;
        try {
            passwords.accept(token, password, confirmation);
            return Response.seeOther(URI.create("/console/apps"))
                    .cookie(cookie.of(sessions.begin(email, password), request))
                    .build();
        } catch (SlipwayException e) {
            if (e.problem() instanceof Problem.TwoFactor) {
                // The password is set, and alone it opens nothing.
                return Response.seeOther(URI.create(SignInPage.PATH)).build();
            }
            return Response.status(ProblemMapper.status(e.problem()))
                    .entity(Templates.password(token, email, Notice.of(e)))
                    .build();
        }
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance password(String token, String email, @Nullable Notice notice);
    }
}
