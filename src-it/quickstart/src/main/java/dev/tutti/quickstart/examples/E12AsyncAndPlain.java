package dev.tutti.quickstart.examples;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** One annotation serves both kinds of method. */
@ApplicationScoped
public class E12AsyncAndPlain implements Example {

    @Inject
    Opinions opinions;

    @Inject
    Tasks tasks;

    @Override
    public String id() {
        return "E12";
    }

    @Override
    public String title() {
        return "An asynchronous method and one that blocks, both sleep 0.1 s";
    }

    @Override
    public String expected() {
        return "I hate event loops, I like decorators";
    }

    @Override
    public List<Class<?>> sources() {
        return List.of(E12AsyncAndPlain.class);
    }

    // <E12>
    @ApplicationScoped
    public static class Opinions {

        @Inject
        Tasks tasks;

        @Remote
        @NonBlocking
        public Uni<String> async() {
            return tasks.sleep(Duration.ofMillis(100)).uni().replaceWith("I hate event loops");
        }

        @Remote
        public TaskRef<String> plain() throws InterruptedException {
            Thread.sleep(100);
            return TaskRef.of("I like decorators");
        }
    }

    @Override
    public Finding run() throws Exception {
        List<String> said = tasks.gather(List.of(TaskRef.from(opinions.async()), opinions.plain()))
                .result();

        return Finding.of(
                said, said.equals(List.of("I hate event loops", "I like decorators")), "Both sentences arrived.");
    }
    // </E12>
}
