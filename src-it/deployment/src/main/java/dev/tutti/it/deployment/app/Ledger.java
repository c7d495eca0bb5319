package dev.tutti.it.deployment.app;

import dev.tutti.Actor;
import dev.tutti.TaskRef;

/** An actor that another one has injected. */
@Actor
public class Ledger {

    private int entries;

    public TaskRef<Integer> enter() {
        return TaskRef.of(++entries);
    }
}
