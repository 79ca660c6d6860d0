package dev.slipway.platform.log;

import dev.slipway.model.log.LogLine;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are wanted; what is null doesn't count.
 *
 * @param dyno a dyno's name such as {@code web.1}, or, as Heroku's clients write it too, a process type alone
 * @param source {@code app} or {@code heroku}
 * @param type a process type such as {@code web}
 */
public record LogFilter(
        @Nullable String dyno,
        @Nullable String source,
        @Nullable String type) {
    public static final LogFilter ALL = new LogFilter(null, null, null);

    public boolean matches(LogLine line) {
        return (source == null || source.equals(line.source()))
                && (type == null || type.equals(typeOf(line.process())))
                && (dyno == null || dyno.equals(line.process()) || dyno.equals(typeOf(line.process())));
    }

    private static String typeOf(String process) {
        int dot = process.indexOf('.');
        return dot < 0 ? process : process.substring(0, dot);
    }
}
