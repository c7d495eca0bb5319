package dev.tutti.bench;

import dev.tutti.Actor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An actor with next to nothing to do. */
@Actor(maxConcurrency = 1000)
public class Counter {

    private int count;

    public CompletionStage<Integer> next() {
        return CompletableFuture.completedFuture(++count);
    }
}
