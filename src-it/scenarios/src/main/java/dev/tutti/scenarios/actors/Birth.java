package dev.tutti.scenarios.actors;

import dev.tutti.Actor;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Remembers the threads that made it. */
@Actor
public class Birth {

    private final List<Thread> threads = new ArrayList<>();

    /** For handles, which hold nothing. */
    Birth() {}

    @Inject
    Birth(Tasks tasks) {
        threads.add(Thread.currentThread());
    }

    @PostConstruct
    void begin() {
        threads.add(Thread.currentThread());
    }

    /** Of the constructor, of {@code @PostConstruct} and of this turn. */
    public TaskRef<List<Thread>> threads() {
        List<Thread> all = new ArrayList<>(threads);
        all.add(Thread.currentThread());
        return TaskRef.of(all);
    }

    public List<Thread> threadsPlainly() {
        List<Thread> all = new ArrayList<>(threads);
        all.add(Thread.currentThread());
        return all;
    }
}
