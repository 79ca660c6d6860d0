package dev.slipway.platform.drain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.log.LogLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SyslogFormatTest {
    private static final String TOKEN = "d.01234567-89ab-cdef-0123-456789abcdef";
    private static final UUID APP = UUID.randomUUID();
    private static final Instant AT = Instant.parse("2026-08-04T12:00:00.123456789Z");

    @Test
    void writesWhatHerokusReceiversRead() {
        assertEquals(
                "112 <190>1 2026-08-04T12:00:00.123456+00:00 " + TOKEN + " app web.1 - what the app printed\n",
                text(SyslogFormat.LOGPLEX, line("app", "web.1", "what the app printed")));
    }

    @Test
    void writesSyslogToTheLetter() {
        assertEquals(
                "113 <190>1 2026-08-04T12:00:00.123456+00:00 " + TOKEN + " app web.1 - - what the app printed",
                text(SyslogFormat.SYSLOG, line("app", "web.1", "what the app printed")));
    }

    @Test
    void countsBytesAndNotCharacters() {
        byte[] frames = SyslogFormat.LOGPLEX.encode(
                TOKEN,
                List.of(line("app", "web.1", "🚢 ünïcode"), line("app", "web.1", ""), line("app", "web.1", "last")));
        assertEquals(List.of("🚢 ünïcode", "", "last"), Frames.texts(Frames.of(frames), 6));
        assertTrue(new String(frames, StandardCharsets.UTF_8).startsWith("106 <190>1 "));
    }

    @Test
    void tellsWhereALineComesFromByItsPriority() {
        assertTrue(priority("app", "web.1").startsWith("<190>"));
        assertTrue(priority("app", "api").startsWith("<134>"));
        assertTrue(priority("heroku", "router").startsWith("<158>"));
        assertTrue(priority("heroku", "logplex").startsWith("<172>"));
        assertTrue(priority("heroku", "web.1").startsWith("<45>"));
    }

    @Test
    void letsNothingPassForAnotherMessage() {
        String message = Frames.of(
                        SyslogFormat.LOGPLEX.encode(TOKEN, List.of(line("a pp\n", "wéb.1", "a\r\n40 <190>1 forged\n"))))
                .getFirst();
        assertTrue(
                message.endsWith(TOKEN + " a_pp_ w_b.1 - a  40 <190>1 forged\n"),
                () -> "unexpected message: " + message);
    }

    @Test
    void cutsFieldsThatTheRfcHasLimitsFor() {
        String message = Frames.of(
                        SyslogFormat.SYSLOG.encode(TOKEN, List.of(line("s".repeat(100), "p".repeat(200), "text"))))
                .getFirst();
        assertTrue(message.endsWith(" " + "s".repeat(48) + " " + "p".repeat(128) + " - - text"), message);
    }

    @Property
    void everyTextIsReadBackByItsLength(@ForAll List<String> texts) {
        List<LogLine> lines =
                texts.stream().map(text -> line("app", "web.1", text)).toList();
        for (SyslogFormat format : SyslogFormat.values()) {
            assertEquals(texts.size(), Frames.of(format.encode(TOKEN, lines)).size());
        }
    }

    private static String priority(String source, String process) {
        return Frames.of(SyslogFormat.SYSLOG.encode(TOKEN, List.of(line(source, process, "text"))))
                .getFirst();
    }

    private static String text(SyslogFormat format, LogLine line) {
        return new String(format.encode(TOKEN, List.of(line)), StandardCharsets.UTF_8);
    }

    private static LogLine line(String source, String process, String text) {
        return new LogLine(APP, AT, source, process, text);
    }
}
