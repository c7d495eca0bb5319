package dev.tutti.scenarios.coordination;

import dev.tutti.Actor;
import dev.tutti.AsyncLock;
import dev.tutti.AsyncQueue;
import dev.tutti.TaskRef;
import dev.tutti.scenarios.tool.Turnstile;

/** Counts in a plain field, in turns, whatever comes from where. */
@Actor
public class Cook {

    private int cooked;

    /** Takes so many orders, one after the other; each is a turn. */
    public TaskRef<Integer> take(AsyncQueue<Integer> orders, int many, Turnstile turnstile) {
        return TaskRef.from(orders.take().thenCompose(order -> {
            turnstile.pass(() -> cooked++);
            return many == 1 ? TaskRef.of(cooked) : take(orders, many - 1, turnstile);
        }));
    }

    /** Cooks what the stream brings, in turns. */
    public TaskRef<Integer> takeAll(AsyncQueue<Integer> orders, Turnstile turnstile) {
        return TaskRef.from(orders.stream()
                .invoke(order -> turnstile.pass(() -> cooked++))
                .collect()
                .last()
                .map(last -> cooked));
    }

    /** Cooks while it has the lock, in a turn. */
    public TaskRef<Integer> withThe(AsyncLock knife, Turnstile turnstile) {
        return knife.with(() -> {
            turnstile.pass(() -> cooked++);
            return cooked;
        });
    }

    /** Waits in its turn. */
    public TaskRef<Integer> takeInThisTurn(AsyncQueue<Integer> orders) {
        return TaskRef.of(orders.take().result());
    }
}
