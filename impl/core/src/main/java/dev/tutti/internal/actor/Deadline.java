package dev.tutti.internal.actor;

import dev.tutti.TaskTimeoutException;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Strategy;
import dev.tutti.internal.core.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;

/** Lets no call begin after its deadline, which it has from the task that made it. */
record Deadline(Engine engine, Strategy next) implements Strategy {

    @Override
    public void apply(Call call) {
        Instant deadline = call.deadline();
        if (deadline == null || Instant.now().isBefore(deadline)) {
            next.apply(call);
        } else {
            refuse(call, deadline);
        }
    }

    /** Has the call end when its deadline passes, if it still waits then for its turn to come here. */
    void watch(Call call) {
        Instant deadline = call.deadline();
        if (deadline != null) {
            call.expires(); // before it queues: whoever searches for deadlocks may come across it
            Runnable stop = engine.timer().after(left(deadline), new Expiry(engine, call, deadline));
            call.atEnd(stop::run);
        }
    }

    private static Duration left(Instant deadline) {
        Duration left = Duration.between(Instant.now(), deadline);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static void refuse(Call call, Instant deadline) {
        call.refuse(
                new TaskTimeoutException(call.name() + " does not begin: its deadline " + deadline + " has passed"));
    }

    /** On a worker, where continuations belong. */
    private record Expiry(Engine engine, Call call, Instant deadline) implements Work {

        @Override
        public void run() {
            engine.execute(Work.droppable(() -> refuse(call, deadline)));
        }

        @Override
        public void reject(RejectedExecutionException why) {
            // The engine closes, and ends the call itself.
        }
    }
}
