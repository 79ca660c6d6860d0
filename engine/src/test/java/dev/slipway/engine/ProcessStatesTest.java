package dev.slipway.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ProcessStatesTest {
    private static int runnable(String top) throws Exception {
        return ProcessStates.runnable(new ObjectMapper().readTree(top));
    }

    @Test
    void countsThreadsThatRunOrWaitForACpu() throws Exception {
        assertEquals(2, runnable("""
                        {"Titles": ["PID", "STAT"], "Processes": [["7", "Ssl"], ["7", "R"], ["8", "R<l+"], ["9", "D"], ["9", ""]]}
                        """));
    }

    @Test
    void nothingRunsWhereThereIsNoProcess() throws Exception {
        assertEquals(0, runnable("{\"Titles\": [\"PID\", \"STAT\"], \"Processes\": null}"));
    }

    @Test
    void anotherTableIsAnErrorAndNoZero() {
        assertThrows(EngineException.class, () -> runnable("{\"Titles\": [\"PID\"], \"Processes\": [[\"7\"]]}"));
    }
}
