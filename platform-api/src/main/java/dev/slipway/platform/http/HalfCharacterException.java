package dev.slipway.platform.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** A text in the body holds half of a surrogate pair. */
public final class HalfCharacterException extends MismatchedInputException {
    private static final long serialVersionUID = 1L;

    HalfCharacterException(JsonParser parser) {
        super(parser, "half of a surrogate pair", String.class);
    }
}
