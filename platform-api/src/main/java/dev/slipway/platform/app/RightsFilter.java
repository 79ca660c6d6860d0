package dev.slipway.platform.app;

import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Holds the caller to their permissions on the app that the request's path names, in API, git and console alike. It runs
 * once it is known who calls.
 */
public class RightsFilter {
    private static final String APP = "app";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Apps apps;
    private final Rights rights;
    private final Caller caller;

    RightsFilter(Apps apps, Rights rights, Caller caller) {
        this.apps = apps;
        this.rights = rights;
        this.caller = caller;
    }

    @ServerRequestFilter(priority = Priorities.USER + 2)
    void check(ContainerRequestContext request, ResourceInfo endpoint) {
        String app = request.getUriInfo().getPathParameters().getFirst(APP);
        if (app != null) {
            rights.require(caller.account(), apps.require(app), needed(request.getMethod(), endpoint));
        }
    }

    /** An endpoint that changes something and doesn't say what it needs, needs most. */
    private static Permission[] needed(String method, ResourceInfo endpoint) {
        NeedsPermission said = endpoint.getResourceMethod().getAnnotation(NeedsPermission.class);
        if (said != null) {
            return said.value();
        }
        return new Permission[] {READING.contains(method) ? Permission.VIEW : Permission.MANAGE};
    }
}
