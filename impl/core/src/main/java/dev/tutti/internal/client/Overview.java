package dev.tutti.internal.client;

import dev.tutti.Progress;
import dev.tutti.TaskRef;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Facts;
import dev.tutti.internal.core.Work;
import dev.tutti.internal.ref.Ref;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Tells one subscriber how far some tasks are. It looks at them on a worker, once for however much has happened since. */
final class Overview {

    private final Engine engine;
    private final List<TaskRef<?>> refs;
    private final MultiEmitter<? super Progress> emitter;
    // How much has happened and is not looked at. Whoever raises it from 0 has a worker look until it is 0 again; so
    // there
    // is at most one, and the subscriber is told one thing at a time.
    private final AtomicInteger happened = new AtomicInteger();
    private @Nullable Progress told; // of the worker that looks
    private final AtomicReference<String> text = new AtomicReference<>("");

    private Overview(Engine engine, List<TaskRef<?>> refs, MultiEmitter<? super Progress> emitter) {
        this.engine = engine;
        this.refs = refs;
        this.emitter = emitter;
    }

    static Multi<Progress> of(Engine engine, List<TaskRef<?>> refs) {
        return Multi.createFrom()
                .<Progress>emitter(emitter -> new Overview(engine, refs, emitter).start(), BackPressureStrategy.LATEST);
    }

    private void start() {
        List<Runnable> leave = new CopyOnWriteArrayList<>(); // a subscriber may go while it is filled
        emitter.onTermination(() -> leave.forEach(Runnable::run));
        for (TaskRef<?> ref : refs) {
            leave.add(Ref.observe(ref, (value, failure) -> lookLater()));
            if (ref instanceof Ref<?> known) {
                known.facts().ifPresent(facts -> leave.add(facts.listen(() -> told(facts))));
                known.facts()
                        .map(Facts::latest)
                        .ifPresent(latest -> text.set(latest.text())); // told before anybody watched
            }
        }
        if (emitter.isCancelled()) {
            leave.forEach(Runnable::run);
        }
        lookLater();
    }

    private void told(Facts facts) {
        Facts.Report latest = facts.latest();
        if (latest != null) {
            text.set(latest.text());
        }
        lookLater();
    }

    private void lookLater() {
        if (happened.getAndIncrement() == 0) {
            engine.execute(new Work() {
                @Override
                public void run() {
                    look();
                }

                @Override
                public void reject(RejectedExecutionException why) {
                    emitter.fail(why);
                }
            });
        }
    }

    private void look() {
        int seen;
        do {
            seen = happened.get();
            Progress now = progress();
            if (!now.equals(told)) {
                told = now;
                emitter.emit(now);
            }
            if (now.completed() == now.tasks()) {
                emitter.complete();
            }
        } while (happened.addAndGet(-seen) != 0);
    }

    private Progress progress() {
        int completed = 0;
        int failed = 0;
        long done = 0;
        long total = 0;
        for (TaskRef<?> ref : refs) {
            boolean over = ref.isDone();
            TaskRef.Status status =
                    ref.status(); // after that, or what has failed would count as done and not as failed
            completed += over ? 1 : 0;
            failed += over && status != TaskRef.Status.SUCCEEDED ? 1 : 0;
            Facts.Report latest = ref instanceof Ref<?> known
                    ? known.facts().map(Facts::latest).orElse(null)
                    : null;
            long all = latest == null ? 1 : latest.total();
            total += all;
            done += over ? all : latest == null ? 0 : latest.done();
        }
        return new Progress(refs.size(), completed, failed, done, total, text.get());
    }
}
