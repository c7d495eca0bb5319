package dev.tutti.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.Actor;
import dev.tutti.Actors;
import dev.tutti.Tasks;
import dev.tutti.internal.cdi.Deployment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What the extension gives a test. */
@VirtualTime(beans = VirtualTimeTest.Plain.class)
class VirtualTimeTest {

    static class Plain {}

    @Actor
    static class Counter {

        private int count;

        int next() {
            return ++count;
        }
    }

    @ApplicationScoped
    @Named("other")
    static class Other {}

    @RequestScoped
    static class Visit {

        String of() {
            return "this test's";
        }
    }

    @Inject
    Tasks tasks;

    @Inject
    Counter counter;

    @Inject
    VirtualClock clock;

    private VirtualClock before;

    @BeforeEach
    void beforeEachTest(VirtualClock itsClock) {
        before = itsClock;
        assertThat(counter.next()).isEqualTo(1);
    }

    @AfterEach
    void afterEachTest(Counter actor) {
        assertThat(actor.next()).isEqualTo(2);
    }

    @RepeatedTest(2)
    void eachTestHasItsOwnBeansAndItsOwnTime() {
        assertThat(clock.elapsed()).isZero();

        clock.advance(Duration.ofSeconds(1));
    }

    @Test
    void oneTestHasOneClock(VirtualClock parameter) {
        assertThat(parameter).isSameAs(clock).isSameAs(before);
    }

    @Test
    void parametersAreBeans(Tasks client, Actors actors, Plain plain, @Named("other") Other other, TestInfo info) {
        assertThat(client.submit(x -> x + 1, 10).result()).isEqualTo(11);
        assertThat(actors).isNotNull();
        assertThat(plain).isNotNull();
        assertThat(other).isNotNull();
        assertThat(info.getDisplayName()).startsWith("parametersAreBeans");
    }

    @Test
    void requestScopeIsActiveAndGoesAlong(Visit visit) {
        assertThat(visit.of()).isEqualTo("this test's");
        assertThat(tasks.submit(visit::of).result()).isEqualTo("this test's");
    }

    @Nested
    class InANestedClass {

        @Inject
        VirtualClock own;

        @Test
        void fieldsAreInjectedToo(Counter actor) {
            assertThat(own).isSameAs(clock);
            assertThat(actor).isNotNull();
        }
    }

    @Test
    void classThatIsAlsoDiscoveredIsOneBean() {
        try (Container container = new Container(Set.of(Deployment.class), new VirtualClock())) {
            assertThat(container.get(Deployment.class)).isNotNull();
        }
    }
}
