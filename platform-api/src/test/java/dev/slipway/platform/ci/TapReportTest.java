package dev.slipway.platform.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TapReportTest {
    @Test
    void readsResultsWithTheirDirectivesAndDiagnoses() {
        List<TapReport.Case> cases = TapReport.read("""
                TAP version 13
                > shop@1.0.0 test
                ok 1 - adds up
                not ok 2 - is fast # TODO caches
                  ---
                  duration_ms: 12
                  ...
                # Subtest: later
                ok 3 # SKIP no network
                1..3
                okay, that was it
                """);
        assertEquals(
                List.of(
                        new TapReport.Case(1, true, "adds up", "", ""),
                        new TapReport.Case(
                                2,
                                false,
                                "is fast",
                                "TODO caches",
                                "  ---\n  duration_ms: 12\n  ...\n# Subtest: later\n"),
                        new TapReport.Case(3, true, "", "SKIP no network", "")),
                cases);
    }

    @Test
    void numbersWhatHasNoNumber() {
        List<TapReport.Case> cases = TapReport.read("ok\nnot ok - second\nok 7\n");
        assertEquals(
                List.of(1, 2, 7), cases.stream().map(TapReport.Case::number).toList());
        assertEquals("second", cases.get(1).description());
    }

    @Test
    void findsNothingInOtherOutput() {
        assertTrue(TapReport.read("").isEmpty());
        assertTrue(TapReport.read("Tests run: 3, Failures: 0\n  ok 1\nokay\nnot okay\n")
                .isEmpty());
    }
}
