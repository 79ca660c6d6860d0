package dev.slipway.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.node.Listeners.Listener;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenersTest {
    @Test
    void readsTheKernelsTables() {
        String table = """
                  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                   0: 0B00007F:9D8D 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1
                   1: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 2
                   2: 07FADE0A:1388 01FADE0A:C4E2 01 00000000:00000000 00:00000000 00000000  1000        0 3
                   0: 00000000000000000000000000000000:1F90 00000000000000000000000000000000:0000 0A 00000000
                   1: 00000000000000000000000001000000:1F91 00000000000000000000000000000000:0000 0A 00000000
                   2: 0000000000000000FFFF00000100007F:1F92 00000000000000000000000000000000:0000 0A 00000000
                """;
        assertEquals(
                List.of(
                        new Listener("127.0.0.1", 3000),
                        new Listener("::", 8080),
                        new Listener("::1", 8081),
                        new Listener("127.0.0.1", 8082)),
                Listeners.parse(table));
    }

    @Test
    void saysWhatToDo() {
        assertEquals(
                "listens on 127.0.0.1:5000; bind 0.0.0.0:$PORT instead",
                Listeners.hint(List.of(new Listener("127.0.0.1", 5000)), 5000));
        assertEquals(
                "listens on [::1]:3000; bind 0.0.0.0:$PORT (5000) instead",
                Listeners.hint(List.of(new Listener("::1", 3000)), 5000));
        assertEquals(
                "listens on port 3000, not on $PORT (5000)",
                Listeners.hint(List.of(new Listener("0.0.0.0", 3000)), 5000));
        assertEquals("listens on no port at all; bind 0.0.0.0:$PORT (5000)", Listeners.hint(List.of(), 5000));
    }
}
