package dev.tutti.scenarios.load;

import dev.tutti.Actor;
import dev.tutti.TaskRef;

/** Counts its turns in a plain field. */
@Actor
public class Ticker {

    private int count;

    public void tick() {
        count++;
    }

    /** As {@link #tick}, with an answer. */
    public TaskRef<Integer> tickAndCount() {
        return TaskRef.of(++count);
    }

    /** As {@link #tick}, with something to do in the turn. */
    public void tick(Runnable work) {
        count++;
        work.run();
    }

    public TaskRef<Integer> count() {
        return TaskRef.of(count);
    }
}
