package dev.tutti.scenarios.load;

import dev.tutti.Remote;
import dev.tutti.Self;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.scenarios.tool.Crowd;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** Tasks that wait for tasks. */
@ApplicationScoped
public class Nested {

    @Inject
    Self<Nested> self;

    @Inject
    Tasks tasks;

    /** Waits for itself so many levels deep, and counts them. */
    @Remote(maxConcurrency = 2)
    public TaskRef<Integer> waiting(int levels) {
        return TaskRef.of(levels == 0 ? 0 : 1 + self.get().waiting(levels - 1).result());
    }

    @Remote(cpuBound = true)
    public Uni<Integer> computing(int levels) {
        return Uni.createFrom()
                .item(
                        levels == 0
                                ? 0
                                : 1
                                        + TaskRef.from(self.get().computing(levels - 1))
                                                .result());
    }

    /** A tree of tasks, each of which waits behind the door after it has submitted so many of the next generation. */
    @Remote
    public TaskRef<Void> tree(int generations, int children, Crowd crowd, CountDownLatch door) {
        List<TaskRef<Void>> next = generations == 0
                ? List.of()
                : IntStream.range(0, children)
                        .mapToObj(i -> self.get().tree(generations - 1, children, crowd, door))
                        .toList();
        crowd.enter();
        try {
            door.await();
        } catch (InterruptedException e) { // cancelled, as it is meant to be
            Thread.currentThread().interrupt();
        } finally {
            crowd.leave();
        }
        return tasks.gather(next).then(all -> null);
    }
}
