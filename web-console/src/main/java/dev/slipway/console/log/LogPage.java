package dev.slipway.console.log;

import dev.slipway.console.page.AppHead;
import dev.slipway.console.page.AppHeads;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.hint.Ending;
import dev.slipway.platform.hint.HintBus;
import dev.slipway.platform.log.LogConfig;
import dev.slipway.platform.log.LogFilter;
import dev.slipway.platform.log.LogStore;
import dev.slipway.platform.log.LogStream;
import dev.slipway.platform.log.LogStreamFormat;
import dev.slipway.platform.log.LogTail;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** An app's log: the last lines, then what comes, for as long as the page is open. */
@Path("/console/apps/{app}/logs")
public class LogPage {
    private static final int LAST_LINES = 100;

    /** How far back a browser can go on after its connection was lost. */
    private static final int MISSED_LINES = 1500;

    private final Apps apps;
    private final LogStore store;
    private final LogConfig logConfig;
    private final Clock clock;
    private final Ending ending;
    private final AppHeads heads;

    LogPage(Apps apps, LogStore store, LogConfig logConfig, Clock clock, Ending ending, AppHeads heads) {
        this.apps = apps;
        this.store = store;
        this.logConfig = logConfig;
        this.clock = clock;
        this.ending = ending;
        this.heads = heads;
    }

    @GET
    @Blocking
    public TemplateInstance page(String app) {
        return Templates.log(heads.of(apps.require(app)));
    }

    /** Server-sent events, one a line. The browser comes again after the time limit, and goes on where it was. */
    @GET
    @Path("stream")
    @RunOnVirtualThread
    public Response stream(
            String app, @HeaderParam("Last-Event-ID") @Nullable String lastEventId, @Context RoutingContext http) {
        App found = apps.require(app);
        long after = sequence(lastEventId);
        LogTail tail = store.follow(found.id, after == 0 ? LAST_LINES : MISSED_LINES, LogFilter.ALL);
        HintBus.Subscription untilTheEnd = ending.listen(tail::close);
        http.addEndHandler(ended -> {
            untilTheEnd.close();
            tail.close();
        });
        LogStream stream = new LogStream(tail, LogStreamFormat.EVENTS, logConfig.keepAlive(), clock);
        StreamingOutput body = out -> stream.write(out, after, clock.instant().plus(logConfig.tailLimit()));
        return Response.ok(body, MediaType.SERVER_SENT_EVENTS).build();
    }

    /** What a client makes up counts as nothing. */
    private static long sequence(@Nullable String lastEventId) {
        try {
            return lastEventId == null ? 0 : Long.parseLong(lastEventId);
        } catch (NumberFormatException notOurs) {
            return 0;
        }
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance log(AppHead app);
    }
}
