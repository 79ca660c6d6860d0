package dev.slipway.console.session;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Access;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.SecondStep;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Lets nobody see or do anything in the console without a session, but sign in. */
public class SessionCheck {
    private static final String CONSOLE = "/console/";
    private static final String ACCOUNT = "/console/account";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Sessions sessions;
    private final SessionCookie cookie;
    private final SecondStep secondStep;
    private final Caller caller;

    SessionCheck(Sessions sessions, SessionCookie cookie, SecondStep secondStep, Caller caller) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.secondStep = secondStep;
        this.caller = caller;
    }

    @ServerRequestFilter
    @Nullable
    Response check(ContainerRequestContext request, RoutingContext http) {
        String path = request.getUriInfo().getPath();
        if (!path.startsWith(CONSOLE)) {
            return null;
        }
        boolean reading = READING.contains(request.getMethod());
        if (!reading) {
            OwnForms.requireOrigin(http.request());
            OwnForms.requireLength(http.request());
        }
        Optional<Account> account = cookie.read(http.request()).flatMap(sessions::account);
        account.ifPresent(known -> caller.is(Access.full(known)));
        if (isOpen(path)) {
            return null;
        }
        if (account.isPresent()) {
            return isForSetUp(path) || !secondStep.isMissing(account.get()) ? null : setUp(account.get(), reading);
        }
        return reading ? signIn(request) : refuse();
    }

    /** Where signing in begins, and what links lead to that are their own credential. */
    private static boolean isOpen(String path) {
        return path.equals(SignInPage.PATH)
                || path.equals(SignInPage.CODE_PATH)
                || path.startsWith(PasswordPage.PATH)
                || path.startsWith(InvitationPage.PATH);
    }

    /** What is there for accounts too that have to set up a second factor before all else. */
    private static boolean isForSetUp(String path) {
        return path.equals(ACCOUNT) || path.startsWith(ACCOUNT + "/") || path.equals(SignInPage.OUT_PATH);
    }

    private Response setUp(Account account, boolean reading) {
        if (!reading) {
            secondStep.requireSetUp(account);
        }
        return Response.seeOther(URI.create(ACCOUNT)).build();
    }

    /** A page leads to the sign-in and back again; a part of a page has htmx load the whole page anew. */
    private static Response signIn(ContainerRequestContext request) {
        if (request.getHeaderString("HX-Request") != null) {
            return Response.status(401).header("HX-Refresh", "true").build();
        }
        URI wanted = request.getUriInfo().getRequestUri();
        String back = wanted.getRawPath() + (wanted.getRawQuery() == null ? "" : "?" + wanted.getRawQuery());
        return Response.seeOther(UriBuilder.fromPath(SignInPage.PATH)
                        .queryParam("next", "{back}")
                        .build(back))
                .build();
    }

    private static Response refuse() {
        throw new SlipwayException(
                new Problem.Unauthorized("You are not signed in, or no longer. Nothing was changed. Sign in again."));
    }
}
