package dev.slipway.platform.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer, apart from the HTTP server that sends it. */
record RegistryReply(int status, Map<String, String> headers, Content content) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static RegistryReply empty(int status) {
        return new RegistryReply(status, Map.of(), new None());
    }

    static RegistryReply json(int status, String mediaType, Object body) {
        try {
            byte[] bytes = JSON.writeValueAsBytes(body);
            return new RegistryReply(status, Map.of("Content-Type", mediaType), new Bytes(bytes));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists and strings can be written as JSON", e);
        }
    }

    /** The body of the specification: {@code {"errors":[{"code", "message", "detail"}]}}. */
    static RegistryReply error(RegistryException refused) {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("errors")
                .addObject()
                .put("code", refused.code().name())
                .put("message", String.valueOf(refused.getMessage()))
                .putNull("detail");
        RegistryReply reply = json(refused.status(), "application/json", body);
        for (Map.Entry<String, String> header : refused.headers().entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
        }
        return reply;
    }

    static RegistryReply file(int status, Path file, long offset, long length) {
        return new RegistryReply(status, Map.of(), new FileRegion(file, offset, length));
    }

    RegistryReply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new RegistryReply(status, more, content);
    }

    /** What comes after the headers. */
    sealed interface Content {
        /** In bytes. */
        long length();
    }

    record None() implements Content {
        @Override
        public long length() {
            return 0;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // Made here, sent once, compared never.
    record Bytes(byte[] bytes) implements Content {
        @Override
        public long length() {
            return bytes.length;
        }
    }

    /** Part of a file, sent by the kernel without a copy in memory. */
    record FileRegion(Path file, long offset, long length) implements Content {}
}
