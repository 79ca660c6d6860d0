package dev.slipway.platform.log;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.hint.Ending;
import dev.slipway.platform.hint.HintBus;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the log of a session. Whoever knows the URL may. A slow client holds up nobody: it has a thread of its own. */
@Path("/logs/sessions/{id}")
@RunOnVirtualThread
public class LogStreamResource {
    private final LogSessions sessions;
    private final LogStore store;
    private final LogConfig config;
    private final Clock clock;
    private final Ending ending;

    @Inject
    LogStreamResource(LogSessions sessions, LogStore store, LogConfig config, Clock clock, Ending ending) {
        this.sessions = sessions;
        this.store = store;
        this.config = config;
        this.clock = clock;
        this.ending = ending;
    }

    /** Events for a client that asks for them, plain lines for anybody else; {@code *}{@code /*} asks for nothing. */
    @GET
    public Response read(
            @PathParam("id") String id,
            @HeaderParam("Accept") @Nullable String accept,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context RoutingContext http) {
        return accept != null && accept.contains(MediaType.SERVER_SENT_EVENTS)
                ? respond(id, LogStreamFormat.EVENTS, MediaType.SERVER_SENT_EVENTS, sequence(lastEventId), http)
                : respond(id, LogStreamFormat.PLAIN, MediaType.TEXT_PLAIN + ";charset=utf-8", 0, http);
    }

    private Response respond(String id, LogStreamFormat format, String mediaType, long after, RoutingContext http) {
        LogSession session = sessions.open(parse(id));
        return Response.ok(session.tail() ? follow(session, format, after, http) : last(session, format, after))
                .type(mediaType)
                .header("Cache-Control", "no-cache")
                .build();
    }

    private StreamingOutput last(LogSession session, LogStreamFormat format, long after) {
        List<StoredLine> lines = store.last(session.app(), session.lines(), session.filter()).stream()
                .filter(line -> line.sequence() > after)
                .toList();
        return out -> out.write(format.encode(lines));
    }

    private StreamingOutput follow(LogSession session, LogStreamFormat format, long after, RoutingContext http) {
        LogTail tail = store.follow(session.app(), session.lines(), session.filter());
        HintBus.Subscription untilTheEnd = ending.listen(tail::close);
        http.addEndHandler(ended -> {
            untilTheEnd.close();
            tail.close();
        });
        LogStream stream = new LogStream(tail, format, config.keepAlive(), clock);
        return out -> stream.write(out, after, sessions.expiry(session));
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw SlipwayException.notFound("There is no log session %s.", id);
        }
    }

    /** What a client makes up counts as nothing. */
    private static long sequence(@Nullable String lastEventId) {
        try {
            return lastEventId == null ? 0 : Long.parseLong(lastEventId);
        } catch (NumberFormatException notOurs) {
            return 0;
        }
    }
}
