package dev.tutti.it.deployment;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips what a server's project excepts, with its reason; an excepted class is not even deployed. */
public final class Exceptions implements ExecutionCondition {

    private final ExceptedTests excepted = ExceptedTests.ofThisProject();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return reason(context)
                .map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("no exception of this server"));
    }

    private Optional<String> reason(ExtensionContext context) {
        return context.getTestClass()
                .flatMap(test -> context.getTestMethod()
                        .map(method -> excepted.reasonFor(test, method))
                        .orElseGet(() -> excepted.reasonFor(test)));
    }
}
