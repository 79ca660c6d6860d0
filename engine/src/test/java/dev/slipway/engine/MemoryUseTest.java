package dev.slipway.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MemoryUseTest {
    private static Optional<MemoryUse> use(String stats) throws Exception {
        return MemoryUse.of(new ObjectMapper().readTree(stats));
    }

    @Test
    void readsTheFirstVersionOfControlGroups() throws Exception {
        MemoryUse use = use("""
                {"rss": 1, "cache": 2, "total_rss": 100, "total_cache": 9000, "total_shmem": 10, "total_swap": 1,
                 "total_pgpgin": 7, "total_pgpgout": 5}
                """).orElseThrow();
        assertEquals(new MemoryUse(110, 8990, 1, OptionalLong.of(7), OptionalLong.of(5)), use);
        assertEquals(111, use.held());
        assertEquals(9101, use.total());
    }

    @Test
    void readsTheSecondVersionOfControlGroupsWhichCountsNoPages() throws Exception {
        MemoryUse use = use("""
                {"anon": 100, "file": 9000, "shmem": 10, "inactive_file": 8000}
                """).orElseThrow();
        assertEquals(new MemoryUse(110, 8990, 0, OptionalLong.empty(), OptionalLong.empty()), use);
        assertEquals(110, use.held());
    }

    @Test
    void aContainerThatDoesNotRunHoldsNothing() throws Exception {
        assertTrue(use("{}").isEmpty());
    }
}
