package dev.tutti.scenarios.actors;

import dev.tutti.ActorEvent;
import dev.tutti.scenarios.tool.Recorder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sees what happens to named actors. Thread-safe. */
@ApplicationScoped
public class Onlooker {

    private final Map<String, Recorder<ActorEvent>> seen = new ConcurrentHashMap<>();
    private final Map<String, Recorder<ActorEvent>> seenLater = new ConcurrentHashMap<>();

    void sees(@Observes ActorEvent event) {
        of(seen, event.name()).add(event);
    }

    void seesLater(@ObservesAsync ActorEvent event) {
        of(seenLater, event.name()).add(event);
    }

    /** Waits until so many have been seen of the actor of that name. */
    public List<ActorEvent> await(String name, int count) throws InterruptedException {
        return of(seen, name).await(count);
    }

    /** As {@link #await}, of asynchronous observers. */
    public List<ActorEvent> awaitLater(String name, int count) throws InterruptedException {
        return of(seenLater, name).await(count);
    }

    private static Recorder<ActorEvent> of(Map<String, Recorder<ActorEvent>> all, String name) {
        return all.computeIfAbsent(name, any -> new Recorder<>());
    }
}
