package dev.tutti.quickstart.examples;

import dev.tutti.Actors;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A limit is kept exactly, and calls beyond it wait. */
@ApplicationScoped
public class E5TenAtOnce implements Example {

    @Inject
    Actors actors;

    @Inject
    Tasks tasks;

    @Override
    public String id() {
        return "E5";
    }

    @Override
    public String title() {
        return "The same actor with maxConcurrency(10)";
    }

    @Override
    public String expected() {
        return "peak exactly 10, five waves of ten; about 5 s";
    }

    @Override
    public List<Class<?>> sources() {
        return List.of(AsyncActor.class, E5TenAtOnce.class);
    }

    // <E5>
    @Override
    public Finding run() {
        AsyncActor ten = actors.of(AsyncActor.class).maxConcurrency(10).create();

        List<TaskRef<Integer>> calls = Stream.generate(() -> ten.runTask(10, Duration.ofSeconds(1)))
                .limit(50)
                .toList();
        tasks.gather(calls).result(Duration.ofSeconds(30));
        AsyncActor.Overlap overlap = ten.overlap();

        return Finding.of(
                "Waves of ten were complete when %s calls had ended".formatted(overlap.endedWhenFull()),
                overlap.peak(),
                overlap.peak() == 10 && overlap.endedWhenFull().equals(List.of(0, 10, 20, 30, 40)),
                "The actor itself counted how many calls had ended whenever ten more had started.");
    }
    // </E5>
}
