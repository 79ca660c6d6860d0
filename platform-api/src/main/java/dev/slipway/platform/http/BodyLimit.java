package dev.slipway.platform.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Keeps bodies of the API small. Quarkus's own limit is lifted, because git, the registry, sources and routers' logs stream large
 * bodies and have limits of their own.
 */
public class BodyLimit {
    private static final long MAX_BYTES = 1024 * 1024;
    private static final int TOO_LARGE = 413;

    @ServerRequestFilter(preMatching = true)
    void limit(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (Surface.isGit(path) || path.startsWith("/internal/") || path.startsWith("/streams/uploads/")) {
            return;
        }
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            request.setEntityStream(new Limited(request.getEntityStream()));
        } else if (Long.parseLong(length) > MAX_BYTES) {
            throw new WebApplicationException(TOO_LARGE);
        }
    }

    /** Breaks off once more than the limit was read. */
    private static final class Limited extends FilterInputStream {
        private long read;

        Limited(InputStream body) {
            super(body);
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
            if (read > MAX_BYTES) {
                throw new WebApplicationException(TOO_LARGE);
            }
        }

        /** The server would read a body to its end to close it, however long that is. */
        @Override
        public void close() throws IOException {
            if (read <= MAX_BYTES) {
                super.close();
            }
        }
    }
}
