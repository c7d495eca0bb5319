package dev.tutti.bench;

import dev.tutti.Actor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An actor whose calls never end. */
@Actor(maxConcurrency = 1000)
public class Hall {

    public CompletionStage<Integer> stay() {
        return new CompletableFuture<>();
    }
}
