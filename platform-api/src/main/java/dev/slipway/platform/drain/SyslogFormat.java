package dev.slipway.platform.drain;

import dev.slipway.model.log.LogLine;
import dev.slipway.platform.log.LogFormat;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Log lines as syslog messages (RFC 5424), each after its length in bytes (RFC 6587, 3.4.1). As on Heroku the host is the
 * drain's token, the application {@code app} or {@code heroku}, and the process a dyno's name or a part of the platform.
 */
enum SyslogFormat {
    /** Heroku's {@code application/logplex-1}: without structured data, and each message ends with a line feed. */
    LOGPLEX("- ", "\n"),
    /** To the letter of the RFC. */
    SYSLOG("- - ", "");

    /** As long as the RFC allows. */
    private static final int LONGEST_APPLICATION = 48;

    private static final int LONGEST_PROCESS = 128;

    /** Facility times eight plus severity. */
    private static final int LOCAL0_INFO = 134;

    private static final int LOCAL3_INFO = 158;
    private static final int LOCAL5_WARNING = 172;
    private static final int LOCAL7_INFO = 190;
    private static final int SYSLOG_NOTICE = 45;

    private final String beforeText;
    private final String end;

    SyslogFormat(String beforeText, String end) {
        this.beforeText = beforeText;
        this.end = end;
    }

    byte[] encode(String token, List<LogLine> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (LogLine line : lines) {
            byte[] message = message(token, line).getBytes(StandardCharsets.UTF_8);
            out.writeBytes((message.length + " ").getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(message);
        }
        return out.toByteArray();
    }

    private String message(String token, LogLine line) {
        return "<%d>1 %s %s %s %s %s%s%s"
                .formatted(
                        priority(line),
                        LogFormat.time(line),
                        token,
                        word(line.source(), LONGEST_APPLICATION),
                        word(line.process(), LONGEST_PROCESS),
                        beforeText,
                        LogFormat.oneLine(line.text()),
                        end);
    }

    private static int priority(LogLine line) {
        if (line.source().equals("app")) {
            return line.process().equals("api") ? LOCAL0_INFO : LOCAL7_INFO;
        }
        return switch (line.process()) {
            case "router" -> LOCAL3_INFO;
            case "logplex" -> LOCAL5_WARNING;
            default -> SYSLOG_NOTICE;
        };
    }

    /** A field of the head: visible ASCII without spaces, and at least one character. */
    private static String word(String text, int longest) {
        String visible = text.replaceAll("[^!-~]", "_");
        return visible.isEmpty() ? "-" : visible.substring(0, Math.min(longest, visible.length()));
    }
}
