package dev.tutti.quickstart.examples;

import dev.tutti.Actors;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The thousand and first call waits; it is not refused. */
@ApplicationScoped
public class E6DefaultLimit implements Example {

    @Inject
    Actors actors;

    @Inject
    Tasks tasks;

    @Override
    public String id() {
        return "E6";
    }

    @Override
    public String title() {
        return "The default limit: 3000 calls of half a second";
    }

    @Override
    public String expected() {
        return "peak exactly 1000, three waves of 1000, none refused; about 1.5 s";
    }

    @Override
    public List<Class<?>> sources() {
        return List.of(AsyncActor.class, E6DefaultLimit.class);
    }

    // <E6>
    @Override
    public Finding run() {
        AsyncActor actor = actors.of(AsyncActor.class).create();

        List<TaskRef<Integer>> calls = Stream.generate(() -> actor.runTask(1000, Duration.ofMillis(500)))
                .limit(3000)
                .toList();
        tasks.waitFor(calls, 3000, Duration.ofSeconds(30)).result();
        long refused = calls.stream()
                .filter(call -> call.status() == TaskRef.Status.FAILED)
                .count();
        AsyncActor.Overlap overlap = actor.overlap();

        return Finding.of(
                "Waves of 1000 were complete when %s calls had ended, %d were refused"
                        .formatted(overlap.endedWhenFull(), refused),
                overlap.peak(),
                overlap.peak() == 1000
                        && refused == 0
                        && overlap.endedWhenFull().equals(List.of(0, 1000, 2000)),
                "The actor itself counted how many calls had ended whenever 1000 more had started.");
    }
    // </E6>
}
