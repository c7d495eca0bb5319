package dev.tutti.bench.server.tiny.tasks;

import dev.tutti.Actor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

@Actor
public class Guests {

    private int count;

    public CompletionStage<Integer> enter() {
        return CompletableFuture.completedFuture(++count);
    }
}
