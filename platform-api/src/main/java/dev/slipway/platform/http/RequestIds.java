package dev.slipway.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives each request an id, the client's own in front of ours. */
public class RequestIds {
    private static final String PROPERTY = "slipway.request-id";
    private static final int LONGEST_CLIENT_ID = 7168;

    @ServerRequestFilter(preMatching = true)
    void assign(ContainerRequestContext request) {
        String own = UUID.randomUUID().toString();
        String given = request.getHeaderString("Request-Id");
        boolean keep = given != null && given.length() <= LONGEST_CLIENT_ID && given.matches("[\\w.,: /+=-]+");
        request.setProperty(PROPERTY, keep ? given + "," + own : own);
    }

    @ServerResponseFilter
    void answer(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(PROPERTY) instanceof String id) {
            response.getHeaders().putSingle("Request-Id", id);
        }
    }
}
