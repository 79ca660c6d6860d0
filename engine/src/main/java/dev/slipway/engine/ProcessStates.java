package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;

/** What a container's threads do at a moment, in the words of {@code ps}. */
final class ProcessStates {
    /** One line a thread. The engine adds which processes are meant. */
    static final String PS_ARGUMENTS = "-Lo%20pid,stat";

    private static final String COLUMN = "STAT";
    private static final char RUNNABLE = 'R';

    private ProcessStates() {}

    /**
     * How many run, or wait for a CPU.
     *
     * @param top the engine's table: {@code Titles}, and {@code Processes} with as many cells each
     */
    static int runnable(JsonNode top) {
        int column = column(top.path("Titles"));
        int runnable = 0;
        for (JsonNode thread : top.path("Processes")) {
            String state = thread.path(column).asText();
            if (!state.isEmpty() && state.charAt(0) == RUNNABLE) {
                runnable++;
            }
        }
        return runnable;
    }

    private static int column(JsonNode titles) {
        for (int index = 0; index < titles.size(); index++) {
            if (titles.path(index).asText().equals(COLUMN)) {
                return index;
            }
        }
        throw new EngineException("The engine's table of processes has no column " + COLUMN + ": " + titles, null);
    }
}
