package dev.slipway.platform.registry;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A request's body as a stream to read on a thread of its own. The event loop hands over a few buffers at a time, and
 * the client is slowed down when they aren't read: memory stays small however large the body is.
 */
final class BodyStream extends InputStream {
    private static final int WINDOW = 32;

    private final Context context;
    private final HttpServerRequest request;
    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private @Nullable Buffer current;
    private int position;
    private int consumed;
    private boolean asked;
    private volatile boolean discarding;
    private @Nullable Part end;

    /** To be called on the event loop, before the request's first byte is handed out. Leaves it paused. */
    BodyStream(Context context, HttpServerRequest request) {
        this.context = context;
        this.request = request;
        request.pause();
        request.handler(buffer -> {
            if (!discarding) {
                parts.add(new Data(buffer));
            }
        });
        request.endHandler(end -> parts.add(new End()));
        request.exceptionHandler(failure -> parts.add(new Failure(failure)));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        Buffer buffer = next();
        if (buffer == null) {
            return -1;
        }
        int count = Math.min(length, buffer.length() - position);
        buffer.getBytes(position, position + count, target, offset);
        position += count;
        return count;
    }

    /** Lets what is left of the body pass by, so that the connection can serve another request. */
    void discard() {
        discarding = true;
        parts.clear();
        fetch(Long.MAX_VALUE);
    }

    private @Nullable Buffer next() throws IOException {
        while (end == null && (current == null || position == current.length())) {
            askForMore();
            switch (take()) {
                case Data data -> {
                    current = data.buffer();
                    position = 0;
                    consumed++;
                }
                case End last -> end = last;
                case Failure last -> end = last;
            }
        }
        if (end instanceof Failure failure) {
            throw new ClientGoneException(failure.cause());
        }
        return end == null ? current : null;
    }

    /** In batches: each one is a task on the event loop. */
    private void askForMore() {
        if (!asked) {
            asked = true;
            fetch(WINDOW);
        } else if (consumed >= WINDOW / 2) {
            int more = consumed;
            consumed = 0;
            fetch(more);
        }
    }

    private void fetch(long buffers) {
        context.runOnContext(now -> {
            // A request that was read to its end refuses to be asked.
            if (!request.isEnded()) {
                request.fetch(buffers);
            }
        });
    }

    private Part take() throws IOException {
        try {
            return parts.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the platform is shutting down");
        }
    }

    private sealed interface Part {}

    private record Data(Buffer buffer) implements Part {}

    private record End() implements Part {}

    private record Failure(Throwable cause) implements Part {}
}
