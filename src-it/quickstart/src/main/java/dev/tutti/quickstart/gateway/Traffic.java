package dev.tutti.quickstart.gateway;

import static dev.tutti.TaskRef.OnUnsubscribe.CANCEL;

import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.quickstart.slow.SlowService;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What goes through the gateway. */
@ApplicationScoped
public class Traffic {

    private static final Duration LOOK = Duration.ofMillis(100);

    @Inject
    Gateway gateway;

    @Inject
    SlowService slow;

    @Inject
    Tasks tasks;

    private Calls all;

    @PostConstruct
    void open() {
        all = new Calls();
    }

    TaskRef<String> call(Duration time) {
        TaskRef<String> call = gateway.call(time);
        all.add(call);
        return call;
    }

    /** Makes so many calls at once and tells how they stand until the last has ended. Whoever leaves cancels them. */
    Multi<Burst> burst(int many, Duration time) {
        Calls mine = new Calls();
        List<TaskRef<String>> calls =
                Stream.generate(() -> call(time)).limit(many).toList();
        calls.forEach(mine::add);
        return Multi.createBy()
                .repeating()
                .uni(() -> tasks.sleep(LOOK).uni(CANCEL).map(slept -> new Burst(many, mine.view(), slow.load())))
                .whilst(burst -> !burst.isOver())
                .onCancellation()
                .invoke(() -> tasks.cancel(calls));
    }

    Calls.View all() {
        return all.view();
    }

    /** How the calls of a burst stand, and how busy the slow service is, with others' calls too. */
    public record Burst(int calls, Calls.View stand, SlowService.Load service) {

        boolean isOver() {
            return stand.ended() == calls;
        }
    }
}
