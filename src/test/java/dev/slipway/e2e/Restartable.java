package dev.slipway.e2e;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** An installation whose engine is the tests' own. A class that asks for it has one; where none can be, it is skipped. */
record Restartable(Slipway slipway, OwnEngine engine) implements AutoCloseable {
    @Override
    public void close() {
        try {
            slipway.close();
        } finally {
            engine.close();
        }
    }

    private static Restartable create() {
        OwnEngine engine = OwnEngine.create();
        try {
            return new Restartable(Slipway.up(engine), engine);
        } catch (RuntimeException | Error e) {
            engine.close();
            throw e;
        }
    }

    /** Gives a class its own, which ends with it. */
    static final class Extension implements ExecutionCondition, ParameterResolver {
        private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Extension.class);

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return OwnEngine.missing()
                    .map(ConditionEvaluationResult::disabled)
                    .orElseGet(() -> ConditionEvaluationResult.enabled("an engine can be started"));
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Restartable.class;
        }

        @Override
        public Restartable resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getStore(NAMESPACE).computeIfAbsent(Restartable.class, key -> create(), Restartable.class);
        }
    }
}
