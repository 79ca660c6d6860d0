package dev.slipway.e2e;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An installation whose engine is the tests' own. */
record Restartable(Slipway slipway, OwnEngine engine) implements AutoCloseable {
    static Restartable create() {
        OwnEngine engine = OwnEngine.create();
        try {
            return new Restartable(Slipway.up(engine), engine);
        } catch (RuntimeException | Error e) {
            engine.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            slipway.close();
        } finally {
            engine.close();
        }
    }

    /** Skips tests where there can be none. */
    static final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return OwnEngine.missing()
                    .map(ConditionEvaluationResult::disabled)
                    .orElseGet(() -> ConditionEvaluationResult.enabled("an engine can be started"));
        }
    }
}
