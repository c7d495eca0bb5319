package dev.tutti.se;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.Actor;
import dev.tutti.Remote;
import dev.tutti.TaskRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Users' own stereotypes that carry the library's annotations. */
class StereotypesTest {

    @Actor(maxConcurrency = 1)
    @Stereotype
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Player {}

    @Player
    static class Violin {
        private int played; // touched in turns only

        TaskRef<String> thread() {
            return TaskRef.of(Thread.currentThread().getName());
        }

        void play() {
            played++;
        }

        int played() {
            return played;
        }

        TaskRef<String> hold(CompletableFuture<String> until) {
            return TaskRef.from(until);
        }
    }

    @Test
    void stereotypeThatCarriesActorMakesABeanAnActor() {
        try (Beans beans = Beans.of(Violin.class)) {
            Violin violin = beans.get(Violin.class);
            CompletableFuture<String> until = new CompletableFuture<>();
            TaskRef<String> holding = violin.hold(until);

            TaskRef<String> thread = violin.thread();
            TaskRef.Status behindTheOnePermit = thread.status();
            until.complete("done");
            violin.play();
            violin.play();

            assertThat(holding.result()).isEqualTo("done");
            assertThat(behindTheOnePermit).isEqualTo(TaskRef.Status.QUEUED);
            assertThat(thread.result()).startsWith("tutti-worker");
            assertThat(violin.played()).isEqualTo(2);
        }
    }

    @Player
    @RequestScoped
    static class Viola {}

    @Test
    void mistakeOfABeanThatIsAnActorByStereotypeIsADeploymentError() {
        assertThatThrownBy(() -> Beans.of(Viola.class).close())
                .hasMessageContainingAll("Viola", "@RequestScoped", "remove one of them");
    }

    @Remote(maxConcurrency = 0)
    @ApplicationScoped
    @Stereotype
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface None {}

    @None
    static class Nothing {
        TaskRef<String> call() {
            return TaskRef.of("");
        }
    }

    @Test
    void limitZeroOfAStereotypesRemoteIsADeploymentError() {
        assertThatThrownBy(() -> Beans.of(Nothing.class).close())
                .hasMessageContainingAll("Nothing", "maxConcurrency = 0", "must be 1 or more");
    }
}
