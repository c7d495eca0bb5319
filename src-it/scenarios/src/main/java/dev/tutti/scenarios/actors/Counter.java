package dev.tutti.scenarios.actors;

import dev.tutti.Actor;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.scenarios.tool.Turnstile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Counts in a plain field, which two turns at the same instant would spoil. */
@Actor
public class Counter {

    @Inject
    Tasks tasks;

    private int count;

    public int increment(Turnstile turnstile) {
        turnstile.pass(this::increment);
        return count;
    }

    public void incrementUnwatched(Turnstile turnstile) {
        turnstile.pass(this::increment);
    }

    public Uni<Integer> incrementAsynchronously(Turnstile turnstile) {
        turnstile.pass(this::increment);
        return Uni.createFrom().item(count);
    }

    /** Increments in its turn and in the continuations that it attaches there. */
    public TaskRef<Integer> incrementInContinuations(Turnstile turnstile) {
        turnstile.pass(this::increment);
        TaskRef<Void> nap = tasks.sleep(Duration.ofMillis(1));
        TaskRef<Void> then = nap.then(slept -> {
            turnstile.pass(this::increment);
            return slept;
        });
        TaskRef<Void> stage = TaskRef.from(nap.thenAccept(slept -> turnstile.pass(this::increment)));
        TaskRef<Void> uni = TaskRef.from(nap.uni().invoke(() -> turnstile.pass(this::increment)));
        return tasks.gather(List.of(then, stage, uni)).then(all -> count);
    }

    public TaskRef<Integer> count() {
        return TaskRef.of(count);
    }

    private void increment() {
        int read = count;
        Thread.onSpinWait(); // time for another thread to read the same
        count = read + 1;
    }
}
