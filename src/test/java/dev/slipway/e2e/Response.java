package dev.slipway.e2e;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer that came to its end; header names in lower case. */
record Response(int status, Map<String, String> headers, byte[] content) {
    String body() {
        return new String(content, StandardCharsets.UTF_8);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return status + " " + headers + "\n" + body();
    }
}
