package dev.slipway.platform.ratelimit;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.http.Surface;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Counts each account's requests of the API, once it is known whose they are, and says in each answer how many remain.
 * What git, streams, routers and the console ask is not counted, and neither is asking for the limit itself.
 */
public class RateLimitFilter {
    private static final String ACCOUNT = "slipway.rate-limit.account";

    private final RateLimits limits;
    private final Caller caller;

    RateLimitFilter(RateLimits limits, Caller caller) {
        this.limits = limits;
        this.caller = caller;
    }

    @ServerRequestFilter(priority = Priorities.USER + 1)
    void count(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        Optional<Account> known = caller.ifKnown();
        if (!Surface.isApi(path) || known.isEmpty()) {
            return;
        }
        UUID account = known.get().id;
        request.setProperty(ACCOUNT, account);
        if (!path.equals(RateLimitResource.PATH)) {
            limits.take(account);
        }
    }

    @ServerResponseFilter
    void tell(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(ACCOUNT) instanceof UUID account) {
            response.getHeaders().putSingle("RateLimit-Remaining", limits.remaining(account));
        }
    }
}
