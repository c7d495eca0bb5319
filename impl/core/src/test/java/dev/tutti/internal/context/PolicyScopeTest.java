package dev.tutti.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.security.jacc.PolicyContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolicyScopeTest {

    private final List<String> seen = new ArrayList<>();

    @AfterEach
    void restore() {
        PolicyContext.setContextID(null);
    }

    @Test
    void callersPolicyHoldsInTheWorkAndTheThreadsOwnAfterIt() {
        PolicyContext.setContextID("caller's");
        Executor captured = new PolicyScope().capture();
        PolicyContext.setContextID("own");

        captured.execute(() -> seen.add(PolicyContext.getContextID()));

        assertThat(seen).containsExactly("caller's");
        assertThat(PolicyContext.getContextID()).isEqualTo("own");
    }

    @Test
    void callerWithoutOneLeavesNoneOfTheThreadsOwn() {
        Executor captured = new PolicyScope().capture();
        PolicyContext.setContextID("own");

        captured.execute(() -> seen.add(PolicyContext.getContextID()));

        assertThat(seen).containsOnlyNulls();
        assertThat(PolicyContext.getContextID()).isEqualTo("own");
    }

    @Test
    void threadsOwnIsRestoredAfterAFailure() {
        PolicyContext.setContextID("caller's");
        Executor captured = new PolicyScope().capture();
        PolicyContext.setContextID("own");

        assertThatThrownBy(() -> captured.execute(() -> {
                    throw new IllegalStateException("body");
                }))
                .hasMessage("body");

        assertThat(PolicyContext.getContextID()).isEqualTo("own");
    }
}
