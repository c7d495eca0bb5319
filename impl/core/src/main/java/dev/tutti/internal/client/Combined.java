package dev.tutti.internal.client;

import dev.tutti.TaskRef;
import dev.tutti.Waited;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Work;
import dev.tutti.internal.ref.Ref;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** References made of others, or of time. */
final class Combined {

    private Combined() {}

    /** Copies the collection. Throws {@link NullPointerException}, which names the collection or the element. */
    static <T> List<T> listed(String name, Collection<? extends T> elements) {
        Objects.requireNonNull(elements, () -> name + " is null: give a collection");
        List<T> list = new ArrayList<>(elements.size());
        for (T element : elements) {
            int index = list.size();
            list.add(Objects.requireNonNull(element, () -> name + "[" + index + "] is null: leave it out"));
        }
        return list;
    }

    static <T> TaskRef<Waited<T>> waitFor(Engine engine, List<TaskRef<T>> refs, int count, Duration timeout) {
        if (count < 0 || count > refs.size()) {
            throw new IllegalArgumentException(
                    "count must be 0 to " + refs.size() + ", the number of refs, was " + count);
        }
        Ref<Waited<T>> waited = Ref.pending(engine, "waitFor");
        if (count == 0) {
            waited.complete(split(refs));
            return waited;
        }
        Runnable stop = engine.timer().after(timeout, onWorker(engine, new Work() {
            @Override
            public void run() {
                waited.complete(split(refs));
            }

            @Override
            public void reject(RejectedExecutionException why) {
                waited.completeExceptionally(why);
            }
        }));
        AtomicInteger missing = new AtomicInteger(count);
        List<Runnable> leave = new ArrayList<>(refs.size() + 1);
        leave.add(stop);
        for (TaskRef<T> ref : refs) {
            leave.add(Ref.observe(ref, (value, failure) -> {
                if (missing.decrementAndGet() == 0) {
                    waited.ended(split(refs), null);
                }
            }));
        }
        Ref.observe(waited, (found, failure) -> leave.forEach(Runnable::run));
        return waited;
    }

    private static <T> Waited<T> split(List<TaskRef<T>> refs) {
        List<TaskRef<T>> ready = new ArrayList<>();
        List<TaskRef<T>> notReady = new ArrayList<>();
        refs.forEach(ref -> (ref.isDone() ? ready : notReady).add(ref));
        return new Waited<>(ready, notReady);
    }

    static TaskRef<Void> sleep(Engine engine, Duration time) {
        Ref<Void> nap = Ref.pending(engine, "sleep");
        Runnable stop = engine.timer().after(time, onWorker(engine, new Work() {
            @Override
            public void run() {
                nap.complete(null);
            }

            @Override
            public void reject(RejectedExecutionException why) {
                nap.completeExceptionally(why);
            }
        }));
        Ref.observe(nap, (value, failure) -> stop.run());
        return nap;
    }

    /** Work of the timer that completes a future: its continuations belong on a worker. */
    private static Work onWorker(Engine engine, Work work) {
        return new Work() {
            @Override
            public void run() {
                engine.execute(work);
            }

            @Override
            public void reject(RejectedExecutionException why) {
                work.reject(why);
            }
        };
    }
}
