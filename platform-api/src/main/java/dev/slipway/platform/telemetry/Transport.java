package dev.slipway.platform.telemetry;

import com.google.protobuf.Message;
import dev.slipway.platform.drain.RefusedException;
import dev.slipway.platform.drain.RetryLaterException;
import java.io.Closeable;
import java.io.IOException;

/** One of OTLP's two ways to a consumer. One thread exports; any may close. */
interface Transport extends Closeable {
    /**
     * @return the consumer's answer, by which it may have left out a part
     * @throws RefusedException if the consumer can't read this request, and would others
     * @throws RetryLaterException if it says when it takes something again
     * @throws IOException if it can't be reached, or takes nothing; the message holds nothing of the endpoint but its host
     */
    Message export(Signal signal, Message request) throws IOException;

    /** Breaks off what is being sent. */
    @Override
    void close();
}
