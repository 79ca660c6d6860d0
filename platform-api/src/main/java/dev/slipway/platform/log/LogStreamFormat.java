package dev.slipway.platform.log;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** How a log session's lines go over the wire. */
public enum LogStreamFormat {
    /** {@code text/event-stream} (HTML Living Standard, 9.2): the sequence number is the event's id. */
    EVENTS(": connected\n\n", ": keep-alive\n\n") {
        @Override
        void append(StoredLine line, StringBuilder out) {
            out.append("id: ").append(line.sequence()).append('\n');
            out.append("data: ").append(LogFormat.line(line.line())).append("\n\n");
        }
    },
    /** {@code text/plain}: a line each. Nothing but a line can be a sign of life, so there is one at the opening only. */
    PLAIN("\n", "") {
        @Override
        void append(StoredLine line, StringBuilder out) {
            out.append(LogFormat.line(line.line())).append('\n');
        }
    };

    private final byte[] opening;
    private final byte[] keepAlive;

    LogStreamFormat(String opening, String keepAlive) {
        this.opening = opening.getBytes(StandardCharsets.UTF_8);
        this.keepAlive = keepAlive.getBytes(StandardCharsets.UTF_8);
    }

    abstract void append(StoredLine line, StringBuilder out);

    byte[] encode(List<StoredLine> lines) {
        StringBuilder out = new StringBuilder();
        lines.forEach(line -> append(line, out));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Opens a live stream that has no line yet: without a byte, the client would not even get the answer's head. */
    byte[] opening() {
        return opening;
    }

    byte[] keepAlive() {
        return keepAlive;
    }
}
