package dev.tutti.quickstart.gateway;

import dev.tutti.Actor;
import dev.tutti.TaskRef;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Calls the slow service for at most ten callers at once. No thread waits: a call has its place from its turn until the answer
 * is there, and gives it up early when it is cancelled.
 */
@Actor(maxConcurrency = Gateway.AT_ONCE, maxPending = Gateway.WAITING)
public class Gateway {

    static final int AT_ONCE = 10;
    static final int WAITING = 100;

    @Inject
    SlowClient slow;

    /** The answer of the service as it is. A call that finds a hundred waiting is refused. */
    public TaskRef<String> call(Duration time) {
        // So that it continues in a turn: a stage continues on whatever thread completes it, here one of the HTTP
        // client.
        TaskRef<HttpResponse<String>> exchange = TaskRef.from(slow.work(time));
        TaskRef<String> answer = exchange.then(SlowClient::answer);
        answer.whenComplete((any, failure) -> exchange.cancel()); // of use only where the call itself was cancelled
        return answer;
    }
}
