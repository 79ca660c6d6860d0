package dev.slipway.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ContainerUsageTest {
    private static OptionalLong held(String stats) throws Exception {
        return ContainerUsage.held(new ObjectMapper().readTree(stats));
    }

    @Test
    void countsWhatProcessesHoldInTheFirstVersionOfControlGroups() throws Exception {
        assertEquals(OptionalLong.of(111), held("""
                        {"rss": 1, "cache": 2, "total_rss": 100, "total_cache": 9000, "total_shmem": 10, "total_swap": 1}
                        """));
    }

    @Test
    void countsWhatProcessesHoldInTheSecondVersionOfControlGroups() throws Exception {
        assertEquals(OptionalLong.of(110), held("""
                        {"anon": 100, "file": 9000, "shmem": 10, "inactive_file": 8000}
                        """));
    }

    @Test
    void aContainerThatDoesNotRunHoldsNothing() throws Exception {
        assertEquals(OptionalLong.empty(), held("{}"));
    }
}
