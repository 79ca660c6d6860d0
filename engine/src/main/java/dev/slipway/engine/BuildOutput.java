package dev.slipway.engine;

import java.util.function.Consumer;

/** Gives a build's output line by line; what the engine sends may end anywhere. Not thread-safe. */
final class BuildOutput {
    private static final int MAX_CHARACTERS = 10_000;

    private final Consumer<String> lines;
    private final StringBuilder pending = new StringBuilder();

    BuildOutput(Consumer<String> lines) {
        this.lines = lines;
    }

    void add(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || pending.length() == MAX_CHARACTERS) {
                give();
            }
            if (c != '\n' && c != '\r') {
                pending.append(c);
            }
        }
    }

    void end() {
        if (!pending.isEmpty()) {
            give();
        }
    }

    private void give() {
        lines.accept(pending.toString());
        pending.setLength(0);
    }
}
