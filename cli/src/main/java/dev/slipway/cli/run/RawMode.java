package dev.slipway.cli.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terminal passes on each key as it is typed, until this is closed or the process ends. */
final class RawMode implements AutoCloseable {
    static final RawMode NONE = new RawMode(null);

    private final @Nullable String before;

    private RawMode(@Nullable String before) {
        this.before = before;
    }

    static RawMode enter() {
        Optional<String> before = Stty.run("-g");
        if (before.isEmpty()) {
            return NONE;
        }
        RawMode mode = new RawMode(before.get());
        Runtime.getRuntime().addShutdownHook(new Thread(mode::close));
        Stty.run("raw", "-echo");
        return mode;
    }

    @Override
    public void close() {
        if (before != null) {
            Stty.run(before);
        }
    }
}
