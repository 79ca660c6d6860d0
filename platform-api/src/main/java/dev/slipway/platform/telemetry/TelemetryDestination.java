package dev.slipway.platform.telemetry;

import com.google.protobuf.Message;
import dev.slipway.platform.drain.Batch;
import dev.slipway.platform.drain.Destination;
import java.io.IOException;
import java.util.Optional;

/** Sends what a batch of the log holds of one signal; if that is nothing, nothing is sent. */
final class TelemetryDestination implements Destination {
    private final Signal signal;
    private final AppResources app;
    private final Transport transport;
    private final Rejections rejections;

    TelemetryDestination(Signal signal, AppResources app, Transport transport, Rejections rejections) {
        this.signal = signal;
        this.app = app;
        this.transport = transport;
        this.rejections = rejections;
    }

    @Override
    public void send(Batch batch) throws IOException {
        Optional<Message> request = signal.encode(app, batch);
        if (request.isPresent()) {
            rejections.look(transport.export(signal, request.get()));
        }
    }

    @Override
    public void close() {
        transport.close();
    }
}
