package dev.slipway.platform.oauth;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a form; one that is empty counts as not sent (RFC 6749, 3.2). */
record Form(Map<String, List<String>> fields) {
    /** Empty if it can't be decoded, or if a field is there more than once. */
    static Optional<Form> read(String body) {
        try {
            Form form = new Form(new QueryStringDecoder(body, false).parameters());
            return form.fields.values().stream().anyMatch(values -> values.size() > 1)
                    ? Optional.empty()
                    : Optional.of(form);
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    Optional<String> get(String field) {
        return fields.getOrDefault(field, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
