package dev.tutti.se;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.TaskRef;
import dev.tutti.Tutti;
import dev.tutti.spi.ContextCarrier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** An application may bring a carrier of its own. */
class OwnCarrierTest {

    @Test
    void isTakenInsteadOfThePlatforms() {
        List<TaskRef<String>> tenants = new ArrayList<>();
        try (Tutti tutti = Tutti.with().beans(TenantCarrier.class).start()) {
            Tenant.during("acme", () -> tenants.add(tutti.tasks().submit(Tenant::current)));

            assertThat(tenants).extracting(TaskRef::result).containsExactly("carried: acme");
        }
    }

    /** Takes the tenant along, and nothing else. */
    @ApplicationScoped
    static class TenantCarrier implements ContextCarrier {

        @Override
        public Executor capture() {
            String callers = "carried: " + Tenant.current();
            return work -> Tenant.during(callers, work);
        }

        @Override
        public Executor captureDetached() {
            return capture();
        }
    }
}
