package dev.slipway.platform.log;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.model.log.LogSink;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Takes log lines from routers. The lines of a batch that was answered with success are stored. */
@Path("/internal/routers/{id}/logs")
@RunOnVirtualThread
public class RouterLogResource {
    private static final System.Logger LOG = System.getLogger(RouterLogResource.class.getName());

    private final LogSink sink;
    private final LogConfig config;

    @Inject
    RouterLogResource(LogSink sink, LogConfig config) {
        this.sink = sink;
        this.config = config;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public void append(@PathParam("id") String router, InputStream body) throws IOException {
        int limit = Math.toIntExact(config.routerBatch().asLongValue());
        byte[] batch = body.readNBytes(limit + 1);
        if (batch.length > limit) {
            throw SlipwayException.invalid(
                    "A batch of router lines has at most %d bytes; send it in parts. None of it was stored.", limit);
        }
        RouterLines read = RouterLines.parse(new String(batch, StandardCharsets.UTF_8));
        sink.append(read.lines());
        if (read.bad() > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Skipped lines of a router that could not be read router={0} lines={1}",
                    router,
                    Integer.toString(read.bad()));
        }
    }
}
