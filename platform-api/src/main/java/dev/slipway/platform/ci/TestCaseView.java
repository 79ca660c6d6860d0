package dev.slipway.platform.ci;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A test case that a run's tests have told of, as the Platform API shows it. */
record TestCaseView(
        Instant createdAt,
        String description,
        String diagnostic,
        String directive,
        UUID id,
        int number,
        boolean passed,
        TestRunView.Ref testNode,
        TestRunView.Ref testRun,
        Instant updatedAt) {

    static List<TestCaseView> of(TestRun run) {
        List<TapReport.Case> cases = TapReport.read(TestRunOutput.testsOf(run.id));
        return IntStream.range(0, cases.size())
                .mapToObj(place -> of(run, place, cases.get(place)))
                .toList();
    }

    /** The case at one place of one run always has the same id. */
    private static TestCaseView of(TestRun run, int place, TapReport.Case test) {
        TestRunView.Ref ref = new TestRunView.Ref(run.id);
        byte[] name = (run.id + "/" + place).getBytes(StandardCharsets.UTF_8);
        return new TestCaseView(
                run.updatedAt,
                test.description(),
                test.diagnostic(),
                test.directive(),
                UUID.nameUUIDFromBytes(name),
                test.number(),
                test.passed(),
                ref,
                ref,
                run.updatedAt);
    }
}
