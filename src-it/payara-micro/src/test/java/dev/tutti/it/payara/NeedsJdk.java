package dev.tutti.it.payara;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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

    /** Says in the output of the build, and in the directory given, for the README's table, whether they run and on what. */
    public static void main(String[] arguments) throws IOException {
        Optional<Jdk> jdk = Jdk.since(VERSION);
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        Path notRun = directory.resolve("not-run.txt");
        if (jdk.isPresent()) {
            Files.deleteIfExists(notRun);
            Files.writeString(directory.resolve("jdk.txt"), jdk.get().version() + "\n");
            System.out.println("Payara 7 runs on JDK " + jdk.get().version() + ", which is in "
                    + jdk.get().home());
        } else {
            Files.writeString(notRun, "needs JDK " + VERSION + " or later, and found none\n");
            System.out.println(MISSING);
        }
    }
}
