package dev.slipway.platform.account;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.file.PrivateFile;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets no request through without a credential, but to those paths that check one of their own: the registry, log
 * streams and links for passwords, whose unguessable address is the credential, the console with its sessions, and what
 * is marked with {@link OwnCheck}. Routers have a token of their own.
 */
public class Authentication {
    private static final List<String> OWN_CHECKS =
            List.of("/v2", "/logs/sessions/", "/streams/", "/console/", "/password-resets/");
    private static final String FOR_ROUTERS = "/internal/";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Accounts accounts;
    private final Passwords passwords;
    private final SecondStep secondStep;
    private final Caller caller;
    private final Path routerToken;

    Authentication(
            Accounts accounts, Passwords passwords, SecondStep secondStep, Caller caller, PlatformConfig config) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.secondStep = secondStep;
        this.caller = caller;
        this.routerToken = config.home().resolve("router-token");
    }

    @ServerRequestFilter
    void authenticate(ContainerRequestContext request, ResourceInfo endpoint) {
        String path = request.getUriInfo().getPath();
        if (OWN_CHECKS.stream().anyMatch(path::startsWith)
                || endpoint.getResourceMethod().isAnnotationPresent(OwnCheck.class)) {
            return;
        }
        String authorization =
                Optional.ofNullable(request.getHeaderString("Authorization")).orElse("");
        if (path.startsWith(FOR_ROUTERS)) {
            requireRouter(authorization);
            return;
        }
        Optional<String> code = Optional.ofNullable(request.getHeaderString(SecondStep.HEADER));
        Access access = access(authorization, code, endpoint.getResourceMethod());
        access.require(needed(request.getMethod(), endpoint), request.getMethod() + " " + path);
        caller.is(access);
    }

    private Access access(String authorization, Optional<String> code, Method endpoint) {
        if (endpoint.isAnnotationPresent(TakesPassword.class)) {
            Optional<Access> byPassword = BasicCredentials.of(authorization)
                    .filter(given -> accounts.access(given.password()).isEmpty())
                    .map(given -> Access.full(byPassword(given, code)));
            if (byPassword.isPresent()) {
                return byPassword.get();
            }
        }
        return accounts.require(authorization);
    }

    private Account byPassword(BasicCredentials given, Optional<String> code) {
        Account account = passwords.signIn(given.user(), given.password(), code);
        secondStep.requireSetUp(account);
        return account;
    }

    static Scope needed(String method, ResourceInfo endpoint) {
        return Optional.ofNullable(endpoint.getResourceMethod().getAnnotation(NeedsScope.class))
                .or(() -> Optional.ofNullable(endpoint.getResourceClass().getAnnotation(NeedsScope.class)))
                .map(NeedsScope::value)
                .orElse(READING.contains(method) ? Scope.READ : Scope.WRITE);
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
