package dev.slipway.platform.drain;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads messages by their length in bytes, as a receiver does. */
final class Frames {
    private static final int LONGEST_LENGTH = 6;

    private Frames() {}

    static List<String> of(byte[] frames) {
        try {
            InputStream in = new ByteArrayInputStream(frames);
            List<String> messages = new ArrayList<>();
            for (String message = next(in); message != null; message = next(in)) {
                messages.add(message);
            }
            return messages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next message; null at the end. */
    static String next(InputStream in) throws IOException {
        StringBuilder length = new StringBuilder();
        for (int digit = in.read(); digit != ' '; digit = in.read()) {
            if (digit < 0 && length.isEmpty()) {
                return null;
            }
            if (digit < '0' || digit > '9' || length.length() == LONGEST_LENGTH) {
                throw new IOException("no length at the beginning of a frame: " + length + (char) digit);
            }
            length.append((char) digit);
        }
        byte[] message = in.readNBytes(Integer.parseInt(length.toString()));
        if (message.length < Integer.parseInt(length.toString())) {
            throw new EOFException("a frame breaks off");
        }
        return decode(message);
    }

    /** The texts of messages whose heads have so many fields, without the line feed at the end. */
    static List<String> texts(List<String> messages, int fields) {
        return messages.stream()
                .map(message -> message.split(" ", fields + 1)[fields].replaceFirst("\n$", ""))
                .toList();
    }

    private static String decode(byte[] message) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(java.nio.ByteBuffer.wrap(message))
                .toString();
    }
}
