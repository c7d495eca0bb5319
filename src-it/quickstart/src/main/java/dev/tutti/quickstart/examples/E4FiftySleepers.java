package dev.tutti.quickstart.examples;

import dev.tutti.Actors;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A turn ends when its method returns, so asynchronous calls of one actor overlap though its turns do not. */
@ApplicationScoped
public class E4FiftySleepers implements Example {

    @Inject
    Actors actors;

    @Inject
    Tasks tasks;

    @Override
    public String id() {
        return "E4";
    }

    @Override
    public String title() {
        return "An actor whose method sleeps a second asynchronously, called fifty times";
    }

    @Override
    public String expected() {
        return "all 50 start before the first ends; about 1 s";
    }

    @Override
    public List<Class<?>> sources() {
        return List.of(AsyncActor.class, E4FiftySleepers.class);
    }

    // <E4>
    @Override
    public Finding run() {
        AsyncActor actor = actors.of(AsyncActor.class).create();

        List<TaskRef<Integer>> calls = Stream.generate(() -> actor.runTask(50, Duration.ofSeconds(1)))
                .limit(50)
                .toList();
        tasks.gather(calls).result(Duration.ofSeconds(30));
        AsyncActor.Overlap overlap = actor.overlap();

        return Finding.of(
                "All 50 had started when %d had ended"
                        .formatted(overlap.endedWhenFull().get(0)),
                overlap.peak(),
                overlap.peak() == 50 && overlap.endedWhenFull().equals(List.of(0)),
                "The actor itself counted how many calls had ended when the fiftieth started.");
    }
    // </E4>
}
