package dev.tutti.quickstart.ticks;

import dev.tutti.Remote;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Ticks for as long as somebody listens. */
@ApplicationScoped
public class Ticker {

    private final AtomicInteger running = new AtomicInteger();

    /** A client that is too slow misses ticks. */
    @Remote
    public Multi<Tick> ticks(Duration every) {
        return Multi.createFrom().emitter(listener -> tick(listener, every), BackPressureStrategy.DROP);
    }

    /** How many bodies are in their loop. */
    public int running() {
        return running.get();
    }

    private void tick(MultiEmitter<? super Tick> listener, Duration every) {
        running.incrementAndGet();
        try {
            for (long number = 1; !listener.isCancelled(); number++) {
                listener.emit(new Tick(number));
                Thread.sleep(every.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the listener has gone
        } finally {
            running.decrementAndGet();
        }
    }

    /** One of them, from 1. */
    public record Tick(long number) {}
}
