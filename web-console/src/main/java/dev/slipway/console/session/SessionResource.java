package dev.slipway.console.session;

import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsScope;
import dev.slipway.platform.account.Scope;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** {@code /oauth/sessions}: the browsers in which the caller is signed in on the console. */
@Path("/oauth/sessions")
@Produces(MediaType.APPLICATION_JSON)
@NeedsScope(Scope.GLOBAL)
public class SessionResource {
    private final Sessions sessions;
    private final Caller caller;
    private final Clock clock;

    SessionResource(Sessions sessions, Caller caller, Clock clock) {
        this.sessions = sessions;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public List<View> list() {
        return sessions.of(caller.account()).stream().map(this::view).toList();
    }

    /** Signs that browser out. */
    @DELETE
    @Path("{session}")
    public View end(String session) {
        return view(sessions.end(caller.account(), session));
    }

    private View view(ConsoleSession session) {
        return new View(
                session.createdAt,
                "console, in a browser, since " + session.createdAt,
                Duration.between(clock.instant(), session.expiresAt).toSeconds(),
                session.id());
    }

    /**
     * A session in Heroku's form.
     *
     * @param expiresIn seconds
     */
    record View(Instant createdAt, String description, long expiresIn, UUID id) {}
}
