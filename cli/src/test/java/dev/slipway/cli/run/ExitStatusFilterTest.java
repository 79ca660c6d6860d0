package dev.slipway.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExitStatusFilterTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final ExitStatusFilter filter = new ExitStatusFilter(shown);

    @Test
    void takesTheStatusOutOfTheOutput() throws IOException {
        write("hello\n\uFFFF heroku-command-exit-status: 42\n");
        assertEquals(OptionalInt.of(42), filter.status());
        assertEquals("hello\n", shown.toString(UTF_8));
    }

    @Test
    void takesItByteByByte() throws IOException {
        for (byte one : "hello\uFFFF heroku-command-exit-status: 0\n".getBytes(UTF_8)) {
            filter.write(new byte[] {one}, 1);
        }
        assertEquals(OptionalInt.of(0), filter.status());
        assertEquals("hello", shown.toString(UTF_8));
    }

    @Test
    void showsWhatOnlyBeginsLikeIt() throws IOException {
        write("a\uFFFFb\uFFFF heroku-command\uFFFE");
        write("\uFFFF heroku-command-exit-");
        assertEquals(OptionalInt.empty(), filter.status());
        assertEquals("a\uFFFFb\uFFFF heroku-command\uFFFE\uFFFF heroku-command-exit-", shown.toString(UTF_8));
    }

    @Test
    void knowsNoStatusIfTheOutputWasCutShort() throws IOException {
        write("hello");
        assertEquals(OptionalInt.empty(), filter.status());
    }

    private void write(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        filter.write(bytes, bytes.length);
    }
}
