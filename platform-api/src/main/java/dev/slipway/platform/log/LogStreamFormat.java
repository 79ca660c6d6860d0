package dev.slipway.platform.log;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** How a log session's lines go over the wire. */
enum LogStreamFormat {
    /** {@code text/event-stream} (HTML Living Standard, 9.2): the sequence number is the event's id. */
    EVENTS(": keep-alive\n\n") {
        @Override
        void append(StoredLine line, StringBuilder out) {
            out.append("id: ").append(line.sequence()).append('\n');
            out.append("data: ").append(LogFormat.line(line.line())).append("\n\n");
        }
    },
    /** {@code text/plain}: a line each; nothing can be sent as a sign of life that isn't a line. */
    PLAIN("") {
        @Override
        void append(StoredLine line, StringBuilder out) {
            out.append(LogFormat.line(line.line())).append('\n');
        }
    };

    private final byte[] keepAlive;

    LogStreamFormat(String keepAlive) {
        this.keepAlive = keepAlive.getBytes(StandardCharsets.UTF_8);
    }

    abstract void append(StoredLine line, StringBuilder out);

    byte[] encode(List<StoredLine> lines) {
        StringBuilder out = new StringBuilder();
        lines.forEach(line -> append(line, out));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] keepAlive() {
        return keepAlive;
    }
}
