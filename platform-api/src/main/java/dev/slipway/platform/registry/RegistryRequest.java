package dev.slipway.platform.registry;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request, apart from the HTTP server that it came by.
 *
 * @param path decoded
 * @param query the first value of each parameter
 * @param headers by lower-case name, the first value of each
 * @param body read as it comes in
 */
record RegistryRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers, InputStream body) {
    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /** The announced length of the body in bytes; empty if it comes in chunks, or makes no sense. */
    OptionalLong contentLength() {
        try {
            return headers.containsKey("content-length")
                    ? OptionalLong.of(Long.parseLong(headers.get("content-length")))
                    : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
