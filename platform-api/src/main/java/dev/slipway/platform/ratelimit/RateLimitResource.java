package dev.slipway.platform.ratelimit;

import dev.slipway.platform.account.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code /account/rate-limits}: how many requests are left; asking costs none. */
@Path(RateLimitResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class RateLimitResource {
    static final String PATH = "/account/rate-limits";

    private final RateLimits limits;
    private final Caller caller;

    RateLimitResource(RateLimits limits, Caller caller) {
        this.limits = limits;
        this.caller = caller;
    }

    @GET
    public View info() {
        return new View(limits.remaining(caller.account().id));
    }

    /** What is left, as the Platform API shows it. */
    record View(int remaining) {}
}
