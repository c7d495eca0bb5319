package dev.tutti.quickstart.examples;

import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** A task continues another, and the chain is one task. */
@ApplicationScoped
public class E14Continuation implements Example {

    @Inject
    Tasks tasks;

    @Override
    public String id() {
        return "E14";
    }

    @Override
    public String title() {
        return "initiate(3), then process its result, each step 0.1 s asynchronous";
    }

    @Override
    public String expected() {
        return "8, after about 0.2 s";
    }

    @Override
    public List<Class<?>> sources() {
        return List.of(E14Continuation.class);
    }

    // <E14>
    private TaskRef<Integer> initiate(int request) {
        return tasks.sleep(Duration.ofMillis(100)).then(slept -> request + 1);
    }

    private TaskRef<Integer> process(int response) {
        return tasks.sleep(Duration.ofMillis(100)).then(slept -> response * 2);
    }

    @Override
    public Finding run() {
        TaskRef<Integer> chain = initiate(3).thenTask(r -> process(r.result()));
        int result = chain.result();

        return Finding.of(result, result == 8, "The second step got what the first one made of 3.");
    }
    // </E14>
}
