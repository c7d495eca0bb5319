package dev.tutti.scenarios.actors;

import dev.tutti.Actor;
import dev.tutti.TaskRef;
import jakarta.annotation.PostConstruct;
import java.util.concurrent.atomic.AtomicInteger;

/** An actor that can be created at a later attempt only. */
@Actor(maxRestarts = 2)
public class Fickle {

    /** How many attempts fail from now on. Of the tests, which set it before they make an actor. */
    static final AtomicInteger FAILURES = new AtomicInteger();

    static final AtomicInteger ATTEMPTS = new AtomicInteger();

    @PostConstruct
    void begin() {
        int attempt = ATTEMPTS.incrementAndGet();
        if (FAILURES.getAndDecrement() > 0) {
            throw new IllegalStateException("no luck at attempt " + attempt);
        }
    }

    public TaskRef<Integer> attempts() {
        return TaskRef.of(ATTEMPTS.get());
    }
}
