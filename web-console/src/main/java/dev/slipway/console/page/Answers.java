package dev.slipway.console.page;

import dev.slipway.platform.http.ErrorBody;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives the console's answers their headers, and makes pages of errors that the API would tell in JSON. */
public class Answers {
    private static final String POLICY = "Content-Security-Policy";
    private static final String OWN = "'self'";

    /** Where programs that want to act for a user send the browser. */
    private static final String ENTRY = "/oauth/authorize";

    /**
     * The header of a page whose form leads on to another site: browsers hold the redirect that answers a form against the
     * policy of the form's page too.
     *
     * @param target an origin, or a scheme with a colon
     */
    public static Response.ResponseBuilder leadingTo(String target, Response.ResponseBuilder response) {
        return response.header(POLICY, policy(OWN + " " + target));
    }

    private static String policy(String formTargets) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self'",
                "connect-src 'self'",
                "form-action " + formTargets,
                "base-uri 'none'",
                "frame-ancestors 'none'");
    }

    @ServerResponseFilter
    void answer(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        if (!path.startsWith("/console/") && !path.equals(ENTRY)) {
            return;
        }
        if (response.getEntity() instanceof ErrorBody error) {
            tell(error, request, response);
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.computeIfAbsent(POLICY, _ -> new ArrayList<>(List.of(policy(OWN))));
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle("X-Frame-Options", "DENY");
        // Without any referrer, browsers would send "Origin: null" with the console's own forms.
        headers.putSingle("Referrer-Policy", "same-origin");
        headers.putSingle("Cache-Control", "no-store");
    }

    private static void tell(ErrorBody error, ContainerRequestContext request, ContainerResponseContext response) {
        // It would have the browser ask for a password in a window of its own.
        response.getHeaders().remove("WWW-Authenticate");
        int status = response.getStatus();
        if (request.getHeaderString("HX-Request") != null && status < 500) {
            response.getHeaders().putSingle("HX-Refresh", "true");
        }
        response.setEntity(
                Templates.error(title(status), text(status, error)).render(),
                new Annotation[0],
                MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
    }

    private static String title(int status) {
        return switch (status) {
            case 401 -> "Not signed in";
            case 403 -> "Refused";
            case 404 -> "Not found";
            default -> status < 500 ? "That didn't work" : "The platform failed";
        };
    }

    private static String text(int status, ErrorBody error) {
        return status == 404 && error.message().contains("API endpoint")
                ? "There is no such page in the console."
                : error.message();
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance error(String title, String message);
    }
}
