package dev.tutti.quickstart.examples;

import dev.tutti.Actors;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
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

        List<TaskRef<Integer>> calls = Stream.generate(() -> ten.runTask(Duration.ofSeconds(1)))
                .limit(50)
                .toList();
        tasks.gather(calls).result();
        AsyncActor.Overlap overlap = ten.overlap();

        return Finding.of(
                "50 calls started in waves of " + overlap.waves(),
                overlap.peak(),
                overlap.peak() == 10 && overlap.waves().equals(Collections.nCopies(5, 10)),
                "The actor itself recorded the peak, and for each call in which wave it started.");
    }
    // </E5>
}
