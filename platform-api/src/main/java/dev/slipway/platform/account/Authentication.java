package dev.slipway.platform.account;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.file.PrivateFile;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.nio.file.Path;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets no request through without a credential, but to those paths that check one of their own: the registry, log
 * streams whose unguessable address is the credential, and the console with its sessions. Routers have a token of
 * their own.
 */
public class Authentication {
    private static final List<String> OWN_CHECKS = List.of("/v2", "/logs/sessions/", "/streams/", "/console/");
    private static final String FOR_ROUTERS = "/internal/";

    private final Accounts accounts;
    private final Caller caller;
    private final Path routerToken;

    Authentication(Accounts accounts, Caller caller, PlatformConfig config) {
        this.accounts = accounts;
        this.caller = caller;
        this.routerToken = config.home().resolve("router-token");
    }

    @ServerRequestFilter
    void authenticate(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (OWN_CHECKS.stream().anyMatch(path::startsWith)) {
            return;
        }
        String authorization = request.getHeaderString("Authorization");
        if (path.startsWith(FOR_ROUTERS)) {
            requireRouter(authorization == null ? "" : authorization);
        } else {
            Access access = accounts.require(authorization);
            String method = request.getMethod();
            access.require(
                    NeededScope.of(
                            method,
                            path,
                            request.getUriInfo().getQueryParameters().getFirst("service")),
                    method + " " + path);
            caller.is(access);
        }
    }

    private void requireRouter(String authorization) {
        boolean known = PrivateFile.read(routerToken)
                .filter(token -> Tokens.same("Bearer " + token, authorization))
                .isPresent();
        if (!known) {
            throw new SlipwayException(new Problem.Unauthorized("Only routers of this installation may ask for this."));
        }
    }
}
