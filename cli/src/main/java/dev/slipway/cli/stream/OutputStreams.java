package dev.slipway.cli.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;

/** The output of a build, a release phase or a test run, shown while it is made. */
public final class OutputStreams {
    private static final int CHUNK = 8192;

    private OutputStreams() {}

    /** Copies the output until it ends; false if there is none. */
    public static boolean print(Api api, JsonNode owner, Terminal terminal) {
        String url = owner.path("output_stream_url").asText("");
        if (url.isEmpty() || url.equals("null")) {
            return false;
        }
        print(api, url, terminal);
        return true;
    }

    /** Copies the output at this URL until it ends. */
    public static void print(Api api, String url, Terminal terminal) {
        try (InputStream output = api.open(url, "text/plain")) {
            byte[] chunk = new byte[CHUNK];
            for (int length = output.read(chunk); length >= 0; length = output.read(chunk)) {
                writeText(chunk, length, terminal);
                terminal.out().flush();
            }
        } catch (IOException e) {
            throw new CommandException("The output broke off: " + e.getMessage(), e);
        }
    }

    /** The platform keeps a silent stream alive with NULs, which are nobody's output. */
    private static void writeText(byte[] chunk, int length, Terminal terminal) {
        for (int at = 0; at < length; at++) {
            if (chunk[at] != 0) {
                terminal.out().write(chunk[at]);
            }
        }
    }
}
