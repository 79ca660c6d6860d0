package dev.slipway.platform.log;

import dev.slipway.model.log.LogLine;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A line as people and Heroku's tools read it: {@code 2026-08-04T12:00:00.123456+00:00 app[web.1]: message}. */
public final class LogFormat {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'").withZone(ZoneOffset.UTC);

    private LogFormat() {}

    /** One line without a line end, whatever the text holds: what an app prints must not pass for another line. */
    public static String line(LogLine line) {
        return time(line) + ' ' + line.source() + '[' + line.process() + "]: " + oneLine(line.text());
    }

    /** The line's time by RFC 3339, in UTC with microseconds. */
    public static String time(LogLine line) {
        return TIME.format(line.at());
    }

    /** The text without line ends. */
    public static String oneLine(String text) {
        if (text.indexOf('\r') < 0 && text.indexOf('\n') < 0) {
            return text;
        }
        return text.stripTrailing().replace('\r', ' ').replace('\n', ' ');
    }
}
