package dev.slipway.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AttachmentTest {
    private static final Duration SOON = Duration.ofMinutes(1);

    private static TestEngine test;
    private static DockerEngine engine;

    @BeforeAll
    static void open() {
        test = TestEngine.open();
        engine = test.engine();
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Test
    void carriesInputAndAllOutputWithoutATerminal() throws IOException {
        String id =
                engine.createAttachable(test.shell("cat; echo error >&2; [ -t 0 ] && echo terminal; exit 3"), false);
        try (Attachment attachment = engine.attach(id, false)) {
            engine.start(id);
            attachment.input().write("one\ntwo\n".getBytes(UTF_8));
            attachment.endInput();
            assertEquals("one\ntwo\nerror\n", printed(attachment));
        }
        assertEquals(Optional.of(3), engine.await(id, SOON));
    }

    @Test
    void isATerminalOfTheSizeAskedFor() throws IOException {
        String size = "perl -e 'ioctl(STDIN, 0x5413, my $size = \"\"); print join(\"x\", unpack(\"SS\", $size))'";
        String id = engine.createAttachable(test.shell("read line; [ -t 0 ] && echo \"$line\"; " + size), true);
        try (Attachment attachment = engine.attach(id, true)) {
            engine.start(id);
            engine.resize(id, 100, 30);
            attachment.input().write("typed\n".getBytes(UTF_8));
            assertEquals("typed\r\ntyped\r\n30x100", printed(attachment));
        }
    }

    @Test
    void endsOnTheInterruptOfATerminalAndOnItsHangUp() throws IOException {
        String interrupted =
                engine.createAttachable(test.shell("trap 'exit 5' INT; echo ready; sleep 600 & wait"), true);
        try (Attachment attachment = engine.attach(interrupted, true)) {
            engine.start(interrupted);
            awaitReady(attachment);
            attachment.input().write(3);
            assertEquals(Optional.of(5), engine.await(interrupted, SOON));
        }
        String hungUp = engine.createAttachable(test.shell("trap 'exit 6' HUP; echo ready; sleep 600 & wait"), true);
        try (Attachment attachment = engine.attach(hungUp, true)) {
            engine.start(hungUp);
            awaitReady(attachment);
            engine.hangUp(hungUp);
            assertEquals(Optional.of(6), engine.await(hungUp, SOON));
        }
    }

    private static void awaitReady(Attachment attachment) throws IOException {
        ByteArrayOutputStream seen = new ByteArrayOutputStream() {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                super.write(bytes, offset, length);
                if (toString(UTF_8).contains("ready")) {
                    throw new ReadyException();
                }
            }
        };
        try {
            attachment.copyOutput(seen);
        } catch (ReadyException e) {
            assertTrue(seen.toString(UTF_8).contains("ready"));
        }
    }

    private static String printed(Attachment attachment) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        attachment.copyOutput(output);
        return output.toString(UTF_8);
    }

    /** Ends the reading of output that goes on. */
    private static final class ReadyException extends RuntimeException {}
}
