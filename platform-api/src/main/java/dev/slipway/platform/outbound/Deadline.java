package dev.slipway.platform.outbound;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/** Ends a request that takes too long, whatever it waits for: a time limit of the socket starts anew with each byte. */
final class Deadline {
    private final HttpUriRequestBase request;
    private final Future<?> alarm;
    private volatile boolean passed;

    Deadline(HttpUriRequestBase request, Duration within, ScheduledExecutorService timer) {
        this.request = request;
        this.alarm = timer.schedule(this::pass, within.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void pass() {
        passed = true;
        request.cancel();
    }

    /** Ends the request if it has not come to its end; its connection is used again only if all was read. */
    void end() {
        alarm.cancel(false);
        request.cancel();
    }

    /** What to say of a failure of the request. */
    IOException reason(IOException failure) {
        if (!passed) {
            return failure;
        }
        SocketTimeoutException late = new SocketTimeoutException("it took too long");
        late.initCause(failure);
        return late;
    }
}
