package dev.tutti.internal.ref;

import dev.tutti.TaskRef;
import dev.tutti.internal.core.Awaited;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A future that knows what it depends on, so that it can be cancelled together with that. Thread-safe. */
abstract class ChainedFuture<T> extends ContextualFuture<T> implements Awaited {

    private static final VarHandle TIES;
    private static final VarHandle DEPENDENTS;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            TIES = lookup.findVarHandle(ChainedFuture.class, "ties", Ties.class);
            DEPENDENTS = lookup.findVarHandle(ChainedFuture.class, "dependents", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile @Nullable Ties ties; // through TIES: made by the first who needs them
    private volatile int dependents; // through DEPENDENTS: how many wait for this, as long as it has not completed

    ChainedFuture(@Nullable Executor contexts) {
        super(contexts);
    }

    /** Somebody learns of its failure, or will. */
    public abstract void looked();

    @Override
    public boolean complete(T value) {
        boolean first = super.complete(value);
        if (first) {
            leaveSources();
        }
        return first;
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        boolean first = super.completeExceptionally(failure);
        if (first) {
            leaveSources();
        }
        return first;
    }

    /** As {@link TaskRef#cancelChain()}. */
    public boolean cancelChain() {
        List<ChainedFuture<?>> sources = sources(); // which it leaves
        if (!cancel(true)) {
            return false;
        }
        Deque<ChainedFuture<?>> up = new ArrayDeque<>(sources); // a chain may have more links than a stack has frames
        for (ChainedFuture<?> each = up.poll(); each != null; each = up.poll()) {
            sources = each.sources();
            if (each.free() && each.cancel(true)) {
                up.addAll(sources);
            }
        }
        return true;
    }

    /** Notes that this reference completes after the source does, which is then looked at by whoever looks at this. */
    public final void dependsOn(CompletionStage<?> source) {
        if (source instanceof ChainedFuture<?> known && attachTo(known)) {
            dependsOn(new Former(known));
        }
    }

    /** Looks at the source, and waits for it if it has not completed. Returns whether it does. */
    static boolean attachTo(ChainedFuture<?> source) {
        source.looked();
        boolean waits = !source.isDone();
        if (waits) {
            source.attach();
        }
        return waits;
    }

    /** As {@link #dependsOn(CompletionStage)}, of one that has been attached to. */
    final void dependsOn(Source attached) {
        if (!ties().add(attached)) {
            Ties.detachFrom(attached);
        }
        leftIfDone();
    }

    /** As {@link #dependsOn(Source)}, of all that it is to depend on. */
    final void dependsOn(List<? extends Source> attached) {
        if (!ties().begin(attached)) {
            attached.forEach(Ties::detachFrom);
        }
        leftIfDone();
    }

    /** It may have left its sources before there were any. */
    private void leftIfDone() {
        if (isDone()) {
            leaveSources();
        }
    }

    /** One more waits for this. */
    final void attach() {
        DEPENDENTS.getAndAdd(this, 1);
    }

    /** One fewer waits for this. Returns whether nobody is left. */
    final boolean detach() {
        return (int) DEPENDENTS.getAndAdd(this, -1) == 1;
    }

    /** Nothing cancels what it depended on any more. */
    final void leaveSources() {
        Ties mine = ties;
        if (mine != null) {
            mine.leave();
        }
    }

    /** Notes what this completes after, which is not to be cancelled with it, nor looked at. */
    final void follows(Awaited source) {
        ties().follow(source);
        leftIfDone();
    }

    @Override
    public Collection<? extends Awaited> after() {
        Ties mine = ties;
        return mine == null ? List.of() : mine.after();
    }

    /** Notes that this fails as soon as one of those that it depends on does. */
    public final void failingWithAny() {
        ties().hasten();
    }

    @Override
    public boolean failsWithAny() {
        Ties mine = ties;
        return mine != null && mine.isHasty();
    }

    @Override
    public void reliesOn(Awaited source) {
        ties().hope(source);
    }

    @Override
    public void isFailing() {
        ties().time();
    }

    final boolean hasReliedOn(Object source) {
        Ties mine = ties;
        return mine != null && mine.hopesFor(source);
    }

    /** Whether a timer may complete it, whatever it depends on. */
    final boolean isTimed() {
        Ties mine = ties;
        return mine != null && mine.isTimed();
    }

    @Override
    public CompletableFuture<T> orTimeout(long timeout, TimeUnit unit) {
        ties().time();
        return super.orTimeout(timeout, unit);
    }

    @Override
    public CompletableFuture<T> completeOnTimeout(T value, long timeout, TimeUnit unit) {
        ties().time();
        return super.completeOnTimeout(value, timeout, unit);
    }

    /** By an executor of the caller's, which may be one that waits for a while before. */
    @Override
    public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
        ties().time();
        return super.completeAsync(supplier, executor);
    }

    private List<ChainedFuture<?>> sources() {
        Ties mine = ties;
        return mine == null ? List.of() : mine.present();
    }

    final boolean free() {
        return dependents == 0;
    }

    private Ties ties() {
        Ties mine = ties;
        if (mine == null) {
            Ties made = new Ties();
            mine = (Ties) TIES.compareAndExchange(this, null, made);
            if (mine == null) {
                mine = made;
            }
        }
        return mine;
    }

    @Override
    <F extends CompletionStage<?>> F raced(F dependent, CompletionStage<?> second) {
        if (dependent instanceof ChainedFuture<?> ours) {
            ours.ties().race();
        }
        return tied(dependent, second);
    }

    @Override
    <F extends CompletionStage<?>> F tied(F dependent, CompletionStage<?> second) {
        if (dependent instanceof ChainedFuture<?> ours && second instanceof ChainedFuture<?> other) {
            ours.dependsOn(other);
        }
        return made(dependent);
    }
}
