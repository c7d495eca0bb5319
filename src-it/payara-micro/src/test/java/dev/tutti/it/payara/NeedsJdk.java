package dev.tutti.it.payara;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips the tests of Payara 7 on a machine that has no JDK for it. */
public final class NeedsJdk implements ExecutionCondition {

    static final int VERSION = 21;
    static final String MISSING = "Payara 7 does not run here: it needs JDK " + VERSION
            + " or later, which is neither the one that builds, nor beside it, nor named by a variable JAVA_HOME...";

    private final boolean found = Jdk.since(VERSION).isPresent();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return found ? ConditionEvaluationResult.enabled("") : ConditionEvaluationResult.disabled(MISSING);
    }

    /** Says in the output of the build whether they run. */
    public static void main(String[] arguments) {
        System.out.println(
                Jdk.since(VERSION)
                .map(jdk -> "Payara 7 runs on JDK " + jdk.version() + ", which is in " + jdk.home())
                .orElse(MISSING));
    }
}
