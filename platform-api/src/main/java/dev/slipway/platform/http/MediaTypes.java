package dev.slipway.platform.http;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Heroku's media type has variants without end ({@code version=3.sdk}, {@code version=3.streaming-build-output}); all of
 * them are JSON here. Another version than 3 is another API, and refused. So are bodies that aren't JSON.
 */
public class MediaTypes {
    private static final Pattern HEROKU =
            Pattern.compile("application/vnd\\.heroku\\+json(?:\\s*;\\s*version\\s*=\\s*\"?([^\\s;,\"]*))?");
    private static final Pattern JSON =
            Pattern.compile("\\s*(application/([\\w.-]+\\+)?json|text/json)\\s*(;.*)?", Pattern.CASE_INSENSITIVE);
    private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED;
    private static final Pattern VERSION = Pattern.compile("3(\\..*)?");

    /**
     * Else the framework would try to make of a plain text what the endpoint takes. Some clients send a form's type along
     * with no body at all.
     */
    @ServerRequestFilter(preMatching = true)
    void content(ContainerRequestContext request) {
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type != null
                && Surface.isApi(request.getUriInfo().getPath())
                && !JSON.matcher(type).matches()
                && !(type.startsWith(FORM) && hasNoBody(request))) {
            throw new NotSupportedException();
        }
    }

    private static boolean hasNoBody(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length == null ? request.getHeaderString("Transfer-Encoding") == null : length.equals("0");
    }

    @ServerRequestFilter(preMatching = true)
    void accept(ContainerRequestContext request) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accept == null || !Surface.isApi(request.getUriInfo().getPath())) {
            return;
        }
        Matcher heroku = HEROKU.matcher(accept);
        if (heroku.find()) {
            String version = heroku.group(1);
            if (version != null && !VERSION.matcher(version).matches()) {
                throw new NotAcceptableException();
            }
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, "application/json");
        }
    }
}
