package dev.tutti.internal.ref;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A future that tells those of the engine who wait for it. Unlike the dependents of a completable future they can leave
 * before it completes, and nothing of them stays behind. Told in order of arrival, outside locks, by whoever completes it;
 * or by who comes to listen meanwhile. Thread-safe.
 */
abstract class ObservedFuture<T> extends ChainedFuture<T> {

    private static final Logger LOG = System.getLogger("dev.tutti");
    private static final VarHandle LISTENERS;
    private static final VarHandle HOOKED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            LISTENERS = lookup.findVarHandle(ObservedFuture.class, "listeners", Object.class);
            HOOKED = lookup.findVarHandle(ObservedFuture.class, "hooked", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // Through LISTENERS: null, the only Listener, or the Listeners. Taken by who tells them, after this has completed;
    // so who sees afterwards that it has not is told.
    private volatile @Nullable Object listeners;
    // Through HOOKED: this has a dependent of its own, by which it learns of its completion.
    private volatile boolean hooked;

    ObservedFuture(@Nullable Executor contexts) {
        super(contexts);
    }

    /** Whether the JDK completes it without calling a method of it, as it does with the stages that its methods make. */
    boolean isCompletedSilently() {
        return false;
    }

    /**
     * As {@link #whenComplete}, for the engine's own purposes: without contexts, of the original failure, and not for ever.
     *
     * @return makes the consumer leave before it is told
     */
    final Runnable whenSettled(BiConsumer<? super T, ? super @Nullable Throwable> consumer) {
        Listener<T> listener = new Observer<>(consumer);
        whenSettled(listener);
        return listener;
    }

    /** Has the listener told once, at once if this is complete. */
    final void whenSettled(Listener<? super T> listener) {
        listener.of(this);
        if (isDone()) {
            settled(); // those who have come before
            settled(listener);
        } else if (!add(listener)) {
            settled(listener);
        } else if (isDone()) {
            settled();
        } else if (isCompletedSilently()) {
            hook();
        }
    }

    /** Returns false if this has completed, and those there were are being told. */
    private boolean add(Listener<?> listener) {
        Object all = listeners;
        while (!(all instanceof Listeners)) {
            Object more = all == null ? listener : new Listeners((Listener<?>) all);
            if (!LISTENERS.compareAndSet(this, all, more)) {
                all = listeners;
            } else if (all == null) {
                return true;
            } else {
                all = more;
            }
        }
        return ((Listeners) all).add(listener);
    }

    final void leave(Listener<?> listener) {
        if (!LISTENERS.compareAndSet(this, listener, null) && listeners instanceof Listeners several) {
            several.remove(listener);
        }
    }

    /** Whether anybody of the engine will be told. */
    final boolean hasListeners() {
        return listeners != null;
    }

    /** Whether anybody will be told of whom nobody here knows: {@code allOf} and {@code anyOf} attach without a word. */
    final boolean strangersWait() {
        return getNumberOfDependents() > (hooked ? 1 : 0);
    }

    /** About to complete: a dependent, of which the latest goes first, may wait for what comes of the listeners. */
    private void listenersFirst() {
        if (listeners != null && getNumberOfDependents() > 0) {
            hook();
        }
    }

    private void hook() {
        if (HOOKED.compareAndSet(this, false, true)) {
            super.minimalCompletionStage().whenComplete((value, failure) -> settled());
        }
    }

    @Override
    public boolean complete(T value) {
        listenersFirst();
        boolean first = super.complete(value);
        if (first) {
            tell(value, null);
        }
        return first;
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        listenersFirst();
        boolean first = super.completeExceptionally(failure);
        if (first) {
            tell(null, original(failure));
        }
        return first;
    }

    @Override
    public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
        hook();
        return super.completeAsync(supplier, executor);
    }

    @Override
    public void obtrudeValue(T value) {
        super.obtrudeValue(value);
        settled();
    }

    @Override
    public void obtrudeException(Throwable failure) {
        super.obtrudeException(failure);
        settled();
    }

    /** It has completed: whoever has not been told is. */
    private void settled() {
        Object all = taken();
        if (all != null) {
            withResult((value, failure) -> tell(all, value, failure));
        }
    }

    private void settled(Listener<? super T> listener) {
        withResult((value, failure) -> tell(listener, value, failure));
    }

    private void withResult(BiConsumer<? super T, @Nullable Throwable> consumer) {
        if (isCompletedExceptionally()) {
            super.minimalCompletionStage().whenComplete((none, failure) -> consumer.accept(null, original(failure)));
        } else {
            consumer.accept(super.getNow(null), null);
        }
    }

    private void tell(T value, @Nullable Throwable failure) {
        Object all = taken();
        if (all != null) {
            tell(all, value, failure);
        }
    }

    private @Nullable Object taken() {
        return listeners == null ? null : LISTENERS.getAndSet(this, null);
    }

    @SuppressWarnings("unchecked") // they have been added here
    private void tell(Object all, T value, @Nullable Throwable failure) {
        Listener<?> next = all instanceof Listeners several ? several.close() : (Listener<?>) all;
        while (next != null) {
            Listener<? super T> told = (Listener<? super T>) next;
            next = told.after; // nobody unlinks any more
            try {
                told.told(value, failure);
            } catch (Throwable e) { // a fault of the engine's; the others must not hang for it
                LOG.log(Level.ERROR, "Nobody could be told of " + (failure == null ? "a value" : failure), e);
            }
            told.done();
        }
    }

    /** The failure itself, without the wrapper that a stage puts around that of another. */
    static Throwable original(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static final class Observer<T> extends Listener<T> {

        private final BiConsumer<? super T, ? super @Nullable Throwable> consumer;

        Observer(BiConsumer<? super T, ? super @Nullable Throwable> consumer) {
            this.consumer = consumer;
        }

        @Override
        void told(T value, @Nullable Throwable failure) {
            consumer.accept(value, failure);
        }
    }
}
