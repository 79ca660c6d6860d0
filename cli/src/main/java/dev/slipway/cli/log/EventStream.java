package dev.slipway.cli.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads server-sent events (HTML standard, section 9.2), of which only the data matters here. */
final class EventStream {
    private static final String DATA = "data:";

    private EventStream() {}

    /** Hands over each data line as it comes; returns when the stream ends. */
    static void read(InputStream stream, Consumer<String> lines) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith(DATA)) {
                String data = line.substring(DATA.length());
                lines.accept(data.startsWith(" ") ? data.substring(1) : data);
            }
        }
    }
}
