package dev.slipway.cli.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;

/** The output of a release phase, shown while it is made. */
final class OutputStreams {
    private static final int CHUNK = 8192;

    private OutputStreams() {}

    /** Copies the output until it ends; false if the release has none. */
    static boolean print(Api api, JsonNode release, Terminal terminal) {
        String url = release.path("output_stream_url").asText("");
        if (url.isEmpty() || url.equals("null")) {
            return false;
        }
        try (InputStream output = api.open(url, "text/plain")) {
            byte[] chunk = new byte[CHUNK];
            for (int length = output.read(chunk); length >= 0; length = output.read(chunk)) {
                terminal.out().write(chunk, 0, length);
                terminal.out().flush();
            }
        } catch (IOException e) {
            throw new CommandException("The release's output broke off: " + e.getMessage(), e);
        }
        return true;
    }
}
