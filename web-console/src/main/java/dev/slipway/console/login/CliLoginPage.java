package dev.slipway.console.login;

import dev.slipway.platform.account.Caller;
import dev.slipway.platform.cli.CliLogin;
import dev.slipway.platform.cli.CliLogins;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** Allows or refuses the login of a command line, which gets a key of whoever is signed in. */
@Path("/console/logins/{id}")
@Blocking
public class CliLoginPage {
    private final CliLogins logins;
    private final Caller caller;
    private final HttpServerRequest request;

    CliLoginPage(CliLogins logins, Caller caller, HttpServerRequest request) {
        this.logins = logins;
        this.caller = caller;
        this.request = request;
    }

    @GET
    public TemplateInstance page(String id) {
        CliLogin login = logins.require(id);
        boolean fromElsewhere = !login.address.equals(request.remoteAddress().hostAddress());
        return Templates.cliLogin(login, caller.account().email, fromElsewhere);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("allow")
    public TemplateInstance allow(String id) {
        return Templates.cliLoginAnswered(logins.allow(caller.account(), id), true);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("refuse")
    public TemplateInstance refuse(String id) {
        return Templates.cliLoginAnswered(logins.refuse(id), false);
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance cliLogin(CliLogin login, String email, boolean fromElsewhere);

        static native TemplateInstance cliLoginAnswered(CliLogin login, boolean allowed);
    }
}
