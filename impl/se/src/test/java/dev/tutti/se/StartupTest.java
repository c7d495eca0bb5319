package dev.tutti.se;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.Actor;
import dev.tutti.Remote;
import dev.tutti.TaskRef;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Calls that beans make while the application starts. */
class StartupTest {

    private static final Duration GUARD = Duration.ofSeconds(10);

    @ApplicationScoped
    static class Clerk {
        @Remote
        TaskRef<String> greet() {
            return TaskRef.of("remote");
        }
    }

    @Actor
    static class Porter {
        TaskRef<String> greet() {
            return TaskRef.of("actor");
        }
    }

    @ApplicationScoped
    static class Early {
        private final List<String> greetings = new CopyOnWriteArrayList<>();

        void started(
                @Observes @Priority(1) @Initialized(ApplicationScoped.class) Object event, Clerk clerk, Porter porter) {
            greetings.add(clerk.greet().result(GUARD));
            greetings.add(porter.greet().result(GUARD));
        }

        List<String> greetings() {
            return greetings;
        }
    }

    @Test
    void anObserverThatComesBeforeTheEngineCanCallAlready() {
        try (Beans beans = Beans.of(Clerk.class, Porter.class, Early.class)) {
            List<String> greetings = beans.get(Early.class).greetings();

            assertThat(greetings).containsExactly("remote", "actor");
        }
    }
}
