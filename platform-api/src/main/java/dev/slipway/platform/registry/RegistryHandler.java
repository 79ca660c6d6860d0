package dev.slipway.platform.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * The protocol behind a Vert.x HTTP server. Bodies stream in with back-pressure, blobs go out by {@code sendfile}; the
 * protocol itself runs on the executor, one thread a request, never on the event loop.
 */
final class RegistryHandler implements Handler<HttpServerRequest> {
    private static final Logger LOG = System.getLogger(RegistryHandler.class.getName());

    private final Vertx vertx;
    private final Executor threads;
    private final Function<RegistryRequest, RegistryReply> protocol;

    RegistryHandler(Vertx vertx, Executor threads, Function<RegistryRequest, RegistryReply> protocol) {
        this.vertx = vertx;
        this.threads = threads;
        this.protocol = protocol;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Context context = vertx.getOrCreateContext();
        BodyStream body = new BodyStream(context, request);
        RegistryRequest asked = new RegistryRequest(
                request.method().name(), decoded(request.path()), query(request), headers(request), body);
        threads.execute(() -> {
            try {
                RegistryReply reply = protocol.apply(asked);
                context.runOnContext(now -> send(request, reply));
                body.discard();
            } catch (Throwable e) {
                // An error of the virtual machine: without an answer the client at least must not wait.
                context.runOnContext(now -> request.connection().close());
                throw e;
            }
        });
    }

    private static void send(HttpServerRequest request, RegistryReply reply) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        if (reply.status() != 204) {
            response.putHeader("Content-Length", Long.toString(reply.content().length()));
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
            return;
        }
        switch (reply.content()) {
            case RegistryReply.None none -> response.end();
            case RegistryReply.Bytes bytes -> response.end(Buffer.buffer(bytes.bytes()));
            case RegistryReply.FileRegion region ->
                response.sendFile(region.file().toString(), region.offset(), region.length())
                        .onFailure(failure -> abort(request, failure));
        }
    }

    /** The status is out, so a short body is all that can tell the client. */
    private static void abort(HttpServerRequest request, Throwable failure) {
        LOG.log(Level.DEBUG, "registry answer cut short path={0} reason={1}", request.path(), failure.getMessage());
        request.connection().close();
    }

    /** Some clients escape the colon of a digest. What isn't an escape at all names nothing. */
    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    private static Map<String, String> query(HttpServerRequest request) {
        Map<String, String> query = new HashMap<>();
        request.params().forEach(query::putIfAbsent);
        return query;
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        return headers;
    }
}
