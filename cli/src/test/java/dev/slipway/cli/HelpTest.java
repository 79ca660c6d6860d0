package dev.slipway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HelpTest extends ClientFixture {
    @Test
    void suggestsTheNearestCommand() {
        Run run = Run.of(platform, "ps:scael");

        assertEquals(2, run.code());
        assertEquals(" ›   Error: ps:scael is not a slipway command.\n ›   Did you mean ps:scale?\n", run.err());
    }

    @Test
    void suggestsNothingWhenNothingIsNear() {
        Run run = Run.of(platform, "make-me-a-sandwich");

        assertEquals(2, run.code());
        assertFalse(run.err().contains("Did you mean"), run.err());
    }

    @Test
    void everyCommandHasAHelp() {
        for (Commands.Entry entry : Commands.ALL) {
            Run run = Run.of(platform, "help", entry.name());
            assertEquals(0, run.code(), entry.name());
            assertTrue(run.out().startsWith("Usage: slipway " + entry.name() + " "), run.out());
        }
        assertTrue(platform.requests().isEmpty());
    }

    @Test
    void suggestsWhatTheScriptKnowsAndOtherNamesToo() {
        assertTrue(Run.of(platform, "statsu").err().contains("Did you mean status?"));
        assertTrue(Run.of(platform, "apps:creat").err().contains("Did you mean apps:create?"));
    }

    @Test
    void suggestsTheNearestOption() {
        Run run = Run.of(platform, "releases", "--jsn");

        assertEquals(2, run.code());
        assertTrue(run.err().contains("Did you mean --json?"), run.err());
    }

    @Test
    void helpOfATopicListsItsCommands() {
        Run run = Run.of(platform, "help", "ps");

        assertEquals(0, run.code());
        assertTrue(run.out().contains("ps:scale"), run.out());
        assertTrue(Run.of(platform, "help", "exit-codes").out().contains("could not be reached"));
        assertEquals(2, Run.of(platform, "help", "nothing-of-the-kind").code());
    }
}
