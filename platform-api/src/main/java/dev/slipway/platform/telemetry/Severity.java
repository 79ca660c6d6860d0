package dev.slipway.platform.telemetry;

import dev.slipway.model.log.LogLine;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How bad it is that a line was written, as far as the line itself tells. */
final class Severity {
    /** The platform's errors by Heroku's codes, such as {@code Error R14 (Memory quota exceeded)}. */
    private static final Pattern PLATFORM_ERROR = Pattern.compile("\\bError [HLR]\\d+\\b");

    private static final String LEVELS = "TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL";

    /** A word in capitals among the first of the line: after a time, a thread, a process. */
    private static final Pattern WORD =
            Pattern.compile("^(?:\\S{0,80} {1,8}){0,4}?[\\[<(]?(" + LEVELS + ")[\\])>:,]?(?:\\s|$)");

    /** Lines in JSON and logfmt. */
    private static final Pattern FIELD =
            Pattern.compile("\\b(?:level|severity)\"? ?[:=] ?\"?(" + LEVELS + ")\\b", Pattern.CASE_INSENSITIVE);

    private Severity() {}

    static Optional<SeverityNumber> of(LogLine line) {
        if (line.source().equals("heroku")) {
            return Optional.of(ofPlatform(line.text()));
        }
        return first(WORD, line.text()).or(() -> first(FIELD, line.text())).map(Severity::number);
    }

    private static SeverityNumber ofPlatform(String text) {
        if (text.startsWith("at=error ") || PLATFORM_ERROR.matcher(text).find()) {
            return SeverityNumber.SEVERITY_NUMBER_ERROR;
        }
        return text.startsWith("at=warning ")
                ? SeverityNumber.SEVERITY_NUMBER_WARN
                : SeverityNumber.SEVERITY_NUMBER_INFO;
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1).toUpperCase(Locale.ROOT)) : Optional.empty();
    }

    private static SeverityNumber number(String level) {
        return switch (level) {
            case "TRACE" -> SeverityNumber.SEVERITY_NUMBER_TRACE;
            case "DEBUG" -> SeverityNumber.SEVERITY_NUMBER_DEBUG;
            case "WARN", "WARNING" -> SeverityNumber.SEVERITY_NUMBER_WARN;
            case "ERROR" -> SeverityNumber.SEVERITY_NUMBER_ERROR;
            case "CRITICAL", "FATAL" -> SeverityNumber.SEVERITY_NUMBER_FATAL;
            default -> SeverityNumber.SEVERITY_NUMBER_INFO;
        };
    }

    /** As it is written beside its number: {@code WARN}. */
    static String text(SeverityNumber severity) {
        return severity.name().substring(severity.name().lastIndexOf('_') + 1);
    }
}
