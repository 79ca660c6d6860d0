package dev.slipway.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Heroku's error body: a stable id for programs, a message for people.
 *
 * @param resource what there is none of, such as {@code session}; left out if null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorBody(String id, String message, @Nullable String resource) {}
