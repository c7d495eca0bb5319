package dev.tutti.scenarios.coordination;

import dev.tutti.AsyncQueue;
import dev.tutti.AsyncSemaphore;
import dev.tutti.Coordination;
import dev.tutti.QueueClosedException;
import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.scenarios.tool.Recorder;
import dev.tutti.scenarios.tool.Waves;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tasks that hand things to one another, and share what there is too little of. */
@ApplicationScoped
public class Kitchen {

    @Inject
    Coordination coordination;

    /** Puts so many orders, and waits whenever the queue is full. */
    @Remote
    public TaskRef<Integer> order(AsyncQueue<Integer> orders, int first, int many) {
        for (int number = first; number < first + many; number++) {
            orders.put(number).result();
        }
        return TaskRef.of(many);
    }

    /** Takes orders until there are none any more. */
    @Remote
    public TaskRef<Integer> cook(AsyncQueue<Integer> orders, Recorder<Integer> cooked) {
        int many = 0;
        while (true) {
            try {
                cooked.add(orders.take().result());
                many++;
            } catch (QueueClosedException e) {
                return TaskRef.of(many);
            }
        }
    }

    /** Is in the wave, without a thread, while it has one of the ovens of that name. */
    @Remote
    public Uni<Void> bake(String ovens, int many, Waves waves) {
        AsyncSemaphore oven = coordination.semaphore(ovens, many);
        return oven.withUni(waves::enter).uni();
    }

    /** Waits for the event of that name. */
    @Remote
    public Uni<String> serve(String ready) {
        return coordination.event(ready).await().then(nothing -> "served").uni();
    }
}
