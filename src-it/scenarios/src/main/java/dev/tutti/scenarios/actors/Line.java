package dev.tutti.scenarios.actors;

import dev.tutti.Actor;
import dev.tutti.TaskRef;

/** Notices a call that comes before its turn. */
@Actor
public class Line {

    private int next;
    private int taken;
    private int outOfOrder;

    public TaskRef<Integer> take(int number) {
        if (number != next) {
            outOfOrder++;
        }
        next = number + 1;
        taken++;
        return TaskRef.of(number);
    }

    /** Keeps those behind it waiting. */
    public TaskRef<Void> hold(TaskRef<Void> until) {
        return until;
    }

    public TaskRef<Integer> taken() {
        return TaskRef.of(taken);
    }

    public TaskRef<Integer> outOfOrder() {
        return TaskRef.of(outOfOrder);
    }
}
