package dev.tutti.se;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.TaskRef;
import dev.tutti.Tutti;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contexts of which a library brings a provider go along with calls, as the class loader does. */
class ContextsOfOthersTest {

    @Test
    void goWithTheCallAndWithItsContinuations() {
        List<TaskRef<String>> tenants = new ArrayList<>();
        try (Tutti tutti = Tutti.start()) {
            Tenant.during("acme", () -> {
                TaskRef<String> inTheBody = tutti.tasks().submit(Tenant::current);
                tenants.add(inTheBody);
                tenants.add(inTheBody.then(body -> Tenant.current()));
            });
            tenants.add(tutti.tasks().submit(Tenant::current));

            assertThat(tenants).extracting(TaskRef::result).containsExactly("acme", "acme", "nobody");
        }
    }

    @Test
    void doNotTakeTheCallersClassLoaderAway() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader callers = new ClassLoader(before) {};
        try (Tutti tutti = Tutti.start()) {
            thread.setContextClassLoader(callers);
            TaskRef<ClassLoader> inTheBody =
                    tutti.tasks().submit(() -> Thread.currentThread().getContextClassLoader());

            assertThat(inTheBody.result()).isSameAs(callers);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
