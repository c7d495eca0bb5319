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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Tells one subscriber how far some tasks are. It looks at them on a worker, once for however much has happened since. */
final class Overview {

    private final Engine engine;
    private final List<TaskRef<?>> refs;
    private final MultiEmitter<? super Progress> emitter;
    private final AtomicBoolean looking = new AtomicBoolean();
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
        if (looking.compareAndSet(false, true)) {
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
        looking.set(false); // before it looks: what happens from here on is for the next time
        Progress now = progress();
        synchronized (this) { // two looks may meet, and a subscriber is told one thing at a time
            emitter.emit(now);
            if (now.completed() == now.tasks()) {
                emitter.complete();
            }
        }
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
