package dev.slipway.platform.ci;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Optional;
import java.util.UUID;

/** What a test run printed, kept from its end on. */
@Entity
public class TestRunOutput extends PanacheEntityBase {
    @Id
    public UUID runId;

    /** By the build and the script test-setup. */
    public String setup;

    public String tests;

    static void keep(UUID runId, TestOutput.Printed printed) {
        TestRunOutput output = new TestRunOutput();
        output.runId = runId;
        output.setup = printed.setup();
        output.tests = printed.tests();
        output.persist();
    }

    public static String setupOf(UUID runId) {
        return of(runId).map(output -> output.setup).orElse("");
    }

    public static String testsOf(UUID runId) {
        return of(runId).map(output -> output.tests).orElse("");
    }

    private static Optional<TestRunOutput> of(UUID runId) {
        return findByIdOptional(runId);
    }
}
