package dev.slipway.platform.http;

import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Keeps bodies of the API small. Quarkus's own limit is lifted, because git, the registry, sources and routers' logs stream large
 * bodies and have limits of their own.
 */
public class BodyLimit {
    private static final long MAX_BYTES = 1024 * 1024;

    /** A push of thousands of commits is told of with all their names. */
    private static final long MAX_HOOK_BYTES = 8 * MAX_BYTES;

    private static final int TOO_LARGE = 413;
    private static final String BROKEN_OFF = "slipway.body-broken-off";

    private final RoutingContext routing;

    BodyLimit(RoutingContext routing) {
        this.routing = routing;
    }

    @ServerRequestFilter(preMatching = true)
    void limit(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (Surface.isGit(path) || path.startsWith("/internal/") || path.startsWith("/streams/uploads/")) {
            return;
        }
        long most = Surface.isHook(path) ? MAX_HOOK_BYTES : MAX_BYTES;
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            request.setEntityStream(
                    isAlone()
                            ? new BrokenOff(
                                    request.getEntityStream(), most, () -> request.setProperty(BROKEN_OFF, true))
                            : new Limited(request.getEntityStream(), most, () -> {}));
        } else if (Long.parseLong(length) > most) {
            throw new WebApplicationException(TOO_LARGE);
        }
    }

    /** What is left of a body can't be told from another request, so this answer is its connection's last. */
    @ServerResponseFilter
    void close(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(BROKEN_OFF) != null) {
            response.getHeaders().putSingle("Connection", "close");
        }
    }

    /** Whether the request has its connection for itself, as in HTTP/1. */
    private boolean isAlone() {
        return routing.request().version() != HttpVersion.HTTP_2;
    }

    /** Fails once more than the limit was read. */
    private static class Limited extends FilterInputStream {
        private final long most;
        private final Runnable onBreakOff;
        private long read;

        Limited(InputStream body, long most, Runnable onBreakOff) {
            super(body);
            this.most = most;
            this.onBreakOff = onBreakOff;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int number = super.read(buffer, offset, length);
            count(Math.max(number, 0));
            return number;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > most) {
                onBreakOff.run();
                throw new WebApplicationException(TOO_LARGE);
            }
        }
    }

    /** The server would read a body to its end before it answers, whatever is wrong with it and however long it is. */
    private static final class BrokenOff extends Limited {
        private boolean closed;

        BrokenOff(InputStream body, long most, Runnable onBreakOff) {
            super(body, most, onBreakOff);
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            try {
                transferTo(OutputStream.nullOutputStream());
                super.close();
            } catch (WebApplicationException tooLarge) {
                // The rest is left in the connection, which ends with the answer.
            }
        }
    }
}
