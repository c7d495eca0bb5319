package dev.tutti.internal.gate;

import dev.tutti.internal.Recorder;
import dev.tutti.internal.core.Call;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/**
 * A gate whose calls stay past it until they are told to end, on the thread of the test: the names of those that it let pass
 * and those that failed before, in order.
 */
final class Passing {

    final Gate gate;
    final Recorder<String> passed = new Recorder<>();
    private final Deque<Call> past = new ArrayDeque<>();

    Passing(Capacity capacity) {
        this.gate = new Gate("Test.gate", capacity, call -> {
            passed.add(call.name());
            past.add(call);
        });
    }

    Submitted call(String name) {
        return call(name, null);
    }

    Submitted call(String name, Object key) {
        Submitted submitted = new Submitted(new Call(name, Runnable::run, () -> null));
        submitted.call.fairnessKey(key);
        return submit(submitted);
    }

    /** A call that the thread's current one waits for. */
    Submitted child(String name) {
        Submitted submitted = new Submitted(new Call(name, Runnable::run, () -> null));
        submitted.call.adopted();
        return submit(submitted);
    }

    private Submitted submit(Submitted submitted) {
        submitted.call.submit(gate, (value, failure) -> submitted.failures.add(failure));
        return submitted;
    }

    /** Ends the one that has been past it for longest, and so on until none is. */
    List<String> endAll() {
        while (!past.isEmpty()) {
            endOne();
        }
        return passed.events();
    }

    void endOne() {
        past.remove().refuse(new RejectedExecutionException("to give its permit back"));
    }

    static final class Submitted {

        final Call call;
        private final List<Throwable> failures = new ArrayList<>();

        private Submitted(Call call) {
            this.call = call;
        }

        /** What it failed with; null while it has not ended. */
        Throwable failure() {
            return failures.isEmpty() ? null : failures.get(0);
        }
    }
}
