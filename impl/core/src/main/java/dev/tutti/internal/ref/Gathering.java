package dev.tutti.internal.ref;

import dev.tutti.DeadlockException;
import dev.tutti.Errors;
import dev.tutti.TaskRef;
import dev.tutti.internal.core.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The values of many references in one. There may be very many: each has one object here. Thread-safe. */
public final class Gathering<T> {

    private final List<TaskRef<? extends T>> refs;
    private final boolean failing;
    private final Ref<List<T>> all;
    private final AtomicInteger missing;

    private Gathering(Engine engine, List<TaskRef<? extends T>> refs, Errors errors) {
        this.refs = refs;
        this.failing = errors == Errors.FAIL;
        this.all = Ref.pending(engine, "gather");
        this.missing = new AtomicInteger(refs.size());
    }

    /** Of those that have a value, in the order of the list, which nobody changes. */
    public static <T> TaskRef<List<T>> of(Engine engine, List<TaskRef<? extends T>> refs, Errors errors) {
        Gathering<T> gathering = new Gathering<>(engine, refs, errors);
        gathering.begin();
        return gathering.all;
    }

    private void begin() {
        if (refs.isEmpty()) {
            all.complete(List.of());
        }
        if (failing) {
            all.failingWithAny();
        }
        List<Element<T>> waiting = new ArrayList<>(refs.size());
        for (TaskRef<? extends T> ref : refs) {
            if (ref instanceof Ref<? extends T> known) {
                Element<T> element = new Element<>(this);
                if (ChainedFuture.attachTo(known)) {
                    waiting.add(element);
                }
                known.whenSettled(element);
            } else {
                Ref.observe(ref, (value, failure) -> ended(null, failure));
            }
        }
        if (!waiting.isEmpty()) {
            all.dependsOn(waiting);
            all.whenSettled((values, failure) -> waiting.forEach(Listener::run));
        }
    }

    private void ended(@Nullable Ref<?> source, @Nullable Throwable failure) {
        if (failure != null && failing) {
            all.ended(null, failure);
        } else if (missing.decrementAndGet() == 0) {
            all.ended(values(), null);
        } else if (source != null) {
            DeadlockException deadlock = all.without(source);
            if (deadlock != null) {
                all.ended(null, deadlock);
            }
        }
    }

    private List<T> values() {
        List<T> values = new ArrayList<>(refs.size());
        for (TaskRef<? extends T> ref : refs) {
            if (ref.status() == TaskRef.Status.SUCCEEDED) {
                values.add(ref.result());
            }
        }
        return values;
    }

    private static final class Element<T> extends Listener<T> {

        private final Gathering<T> gathering;

        Element(Gathering<T> gathering) {
            this.gathering = gathering;
        }

        @Override
        void told(T value, @Nullable Throwable failure) {
            gathering.ended((Ref<?>) source(), failure);
        }

        /** A failed one is looked at until the whole has failed; and all are in the list anyway. */
        @Override
        void done() {}
    }
}
