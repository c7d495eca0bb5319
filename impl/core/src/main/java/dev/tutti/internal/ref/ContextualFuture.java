package dev.tutti.internal.ref;

import dev.tutti.internal.core.Call;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A completable future whose continuations run with the contexts it carries, on whichever thread they run: also when a
 * stranger completes or cancels it. Those attached in an actor's turn or on an event loop come home there. Thread-safe.
 *
 * <p>Every method of {@link CompletionStage} is here for the one reason that it wraps its function.
 */
abstract class ContextualFuture<T> extends CompletableFuture<T> {

    /** The contexts of continuations; null for those of whichever thread they run on. */
    final @Nullable Executor contexts;

    ContextualFuture(@Nullable Executor contexts) {
        this.contexts = contexts;
    }

    @Override
    public final <U> CompletableFuture<U> newIncompleteFuture() {
        return dependent();
    }

    /** A future that completes after this one. */
    abstract <U> CompletableFuture<U> dependent();

    /** Where continuations that the calling thread attaches run; null for wherever the future is completed. */
    abstract @Nullable Executor home();

    /** Follows the future of one of the methods here, which the JDK completes without a word, and returns it. */
    abstract <F extends CompletionStage<?>> F made(F dependent);

    /** As {@link #made}, of a future that depends on a second stage too. */
    abstract <F extends CompletionStage<?>> F tied(F dependent, CompletionStage<?> second);

    /** As {@link #tied}, of a future that completes with the first of the two. */
    abstract <F extends CompletionStage<?>> F raced(F dependent, CompletionStage<?> second);

    /** As {@link #made}, of a future whose action is told of a failure of this one. */
    abstract <F extends CompletionStage<?>> F told(F dependent);

    /** Runs the work at once with the contexts that continuations have. */
    public final void withContexts(Runnable work) {
        if (contexts == null) {
            work.run();
        } else {
            contexts.execute(work);
        }
    }

    /** Runs continuations with the contexts, as part of the call that attaches them, not of the one that completes this. */
    private Executor inside() {
        Call attaching = Call.current();
        return work -> Call.during(attaching, () -> withContexts(work));
    }

    private Runnable running(Runnable action) {
        Executor inside = inside();
        return () -> inside.execute(action);
    }

    private <A> Consumer<A> accepting(Consumer<A> action) {
        Executor inside = inside();
        return a -> inside.execute(() -> action.accept(a));
    }

    private <A, B> BiConsumer<A, B> acceptingBoth(BiConsumer<A, B> action) {
        Executor inside = inside();
        return (a, b) -> inside.execute(() -> action.accept(a, b));
    }

    private <A, R> Function<A, R> applying(Function<A, R> function) {
        Executor inside = inside();
        return a -> {
            Result<R> result = new Result<>();
            inside.execute(() -> result.value = function.apply(a));
            return result.value;
        };
    }

    private <A, B, R> BiFunction<A, B, R> applyingBoth(BiFunction<A, B, R> function) {
        Executor inside = inside();
        return (a, b) -> {
            Result<R> result = new Result<>();
            inside.execute(() -> result.value = function.apply(a, b));
            return result.value;
        };
    }

    /** Carries a value out of a runnable; confined to one thread. */
    private static final class Result<R> {
        private R value;
    }

    @Override
    public <U> CompletableFuture<U> thenApply(Function<? super T, ? extends U> fn) {
        Executor home = home();
        return made(home == null ? super.thenApply(applying(fn)) : super.thenApplyAsync(applying(fn), home));
    }

    @Override
    public <U> CompletableFuture<U> thenApplyAsync(Function<? super T, ? extends U> fn) {
        return made(super.thenApplyAsync(applying(fn)));
    }

    @Override
    public <U> CompletableFuture<U> thenApplyAsync(Function<? super T, ? extends U> fn, Executor executor) {
        return made(super.thenApplyAsync(applying(fn), executor));
    }

    @Override
    public CompletableFuture<Void> thenAccept(Consumer<? super T> action) {
        Executor home = home();
        return made(
                home == null ? super.thenAccept(accepting(action)) : super.thenAcceptAsync(accepting(action), home));
    }

    @Override
    public CompletableFuture<Void> thenAcceptAsync(Consumer<? super T> action) {
        return made(super.thenAcceptAsync(accepting(action)));
    }

    @Override
    public CompletableFuture<Void> thenAcceptAsync(Consumer<? super T> action, Executor executor) {
        return made(super.thenAcceptAsync(accepting(action), executor));
    }

    @Override
    public CompletableFuture<Void> thenRun(Runnable action) {
        Executor home = home();
        return made(home == null ? super.thenRun(running(action)) : super.thenRunAsync(running(action), home));
    }

    @Override
    public CompletableFuture<Void> thenRunAsync(Runnable action) {
        return made(super.thenRunAsync(running(action)));
    }

    @Override
    public CompletableFuture<Void> thenRunAsync(Runnable action, Executor executor) {
        return made(super.thenRunAsync(running(action), executor));
    }

    @Override
    public <U, V> CompletableFuture<V> thenCombine(
            CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> fn) {
        Executor home = home();
        return tied(
                home == null
                        ? super.thenCombine(other, applyingBoth(fn))
                        : super.thenCombineAsync(other, applyingBoth(fn), home),
                other);
    }

    @Override
    public <U, V> CompletableFuture<V> thenCombineAsync(
            CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> fn) {
        return tied(super.thenCombineAsync(other, applyingBoth(fn)), other);
    }

    @Override
    public <U, V> CompletableFuture<V> thenCombineAsync(
            CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> fn, Executor executor) {
        return tied(super.thenCombineAsync(other, applyingBoth(fn), executor), other);
    }

    @Override
    public <U> CompletableFuture<Void> thenAcceptBoth(
            CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> action) {
        Executor home = home();
        return tied(
                home == null
                        ? super.thenAcceptBoth(other, acceptingBoth(action))
                        : super.thenAcceptBothAsync(other, acceptingBoth(action), home),
                other);
    }

    @Override
    public <U> CompletableFuture<Void> thenAcceptBothAsync(
            CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> action) {
        return tied(super.thenAcceptBothAsync(other, acceptingBoth(action)), other);
    }

    @Override
    public <U> CompletableFuture<Void> thenAcceptBothAsync(
            CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> action, Executor executor) {
        return tied(super.thenAcceptBothAsync(other, acceptingBoth(action), executor), other);
    }

    @Override
    public CompletableFuture<Void> runAfterBoth(CompletionStage<?> other, Runnable action) {
        Executor home = home();
        return tied(
                home == null
                        ? super.runAfterBoth(other, running(action))
                        : super.runAfterBothAsync(other, running(action), home),
                other);
    }

    @Override
    public CompletableFuture<Void> runAfterBothAsync(CompletionStage<?> other, Runnable action) {
        return tied(super.runAfterBothAsync(other, running(action)), other);
    }

    @Override
    public CompletableFuture<Void> runAfterBothAsync(CompletionStage<?> other, Runnable action, Executor executor) {
        return tied(super.runAfterBothAsync(other, running(action), executor), other);
    }

    @Override
    public <U> CompletableFuture<U> applyToEither(CompletionStage<? extends T> other, Function<? super T, U> fn) {
        Executor home = home();
        return raced(
                home == null
                        ? super.applyToEither(other, applying(fn))
                        : super.applyToEitherAsync(other, applying(fn), home),
                other);
    }

    @Override
    public <U> CompletableFuture<U> applyToEitherAsync(CompletionStage<? extends T> other, Function<? super T, U> fn) {
        return raced(super.applyToEitherAsync(other, applying(fn)), other);
    }

    @Override
    public <U> CompletableFuture<U> applyToEitherAsync(
            CompletionStage<? extends T> other, Function<? super T, U> fn, Executor executor) {
        return raced(super.applyToEitherAsync(other, applying(fn), executor), other);
    }

    @Override
    public CompletableFuture<Void> acceptEither(CompletionStage<? extends T> other, Consumer<? super T> action) {
        Executor home = home();
        return raced(
                home == null
                        ? super.acceptEither(other, accepting(action))
                        : super.acceptEitherAsync(other, accepting(action), home),
                other);
    }

    @Override
    public CompletableFuture<Void> acceptEitherAsync(CompletionStage<? extends T> other, Consumer<? super T> action) {
        return raced(super.acceptEitherAsync(other, accepting(action)), other);
    }

    @Override
    public CompletableFuture<Void> acceptEitherAsync(
            CompletionStage<? extends T> other, Consumer<? super T> action, Executor executor) {
        return raced(super.acceptEitherAsync(other, accepting(action), executor), other);
    }

    @Override
    public CompletableFuture<Void> runAfterEither(CompletionStage<?> other, Runnable action) {
        Executor home = home();
        return raced(
                home == null
                        ? super.runAfterEither(other, running(action))
                        : super.runAfterEitherAsync(other, running(action), home),
                other);
    }

    @Override
    public CompletableFuture<Void> runAfterEitherAsync(CompletionStage<?> other, Runnable action) {
        return raced(super.runAfterEitherAsync(other, running(action)), other);
    }

    @Override
    public CompletableFuture<Void> runAfterEitherAsync(CompletionStage<?> other, Runnable action, Executor executor) {
        return raced(super.runAfterEitherAsync(other, running(action), executor), other);
    }

    @Override
    public <U> CompletableFuture<U> thenCompose(Function<? super T, ? extends CompletionStage<U>> fn) {
        Executor home = home();
        return made(home == null ? super.thenCompose(applying(fn)) : super.thenComposeAsync(applying(fn), home));
    }

    @Override
    public <U> CompletableFuture<U> thenComposeAsync(Function<? super T, ? extends CompletionStage<U>> fn) {
        return made(super.thenComposeAsync(applying(fn)));
    }

    @Override
    public <U> CompletableFuture<U> thenComposeAsync(
            Function<? super T, ? extends CompletionStage<U>> fn, Executor executor) {
        return made(super.thenComposeAsync(applying(fn), executor));
    }

    @Override
    public CompletableFuture<T> whenComplete(BiConsumer<? super T, ? super Throwable> action) {
        Executor home = home();
        return told(
                home == null
                        ? super.whenComplete(acceptingBoth(action))
                        : super.whenCompleteAsync(acceptingBoth(action), home));
    }

    @Override
    public CompletableFuture<T> whenCompleteAsync(BiConsumer<? super T, ? super Throwable> action) {
        return told(super.whenCompleteAsync(acceptingBoth(action)));
    }

    @Override
    public CompletableFuture<T> whenCompleteAsync(BiConsumer<? super T, ? super Throwable> action, Executor executor) {
        return told(super.whenCompleteAsync(acceptingBoth(action), executor));
    }

    @Override
    public <U> CompletableFuture<U> handle(BiFunction<? super T, Throwable, ? extends U> fn) {
        Executor home = home();
        return made(home == null ? super.handle(applyingBoth(fn)) : super.handleAsync(applyingBoth(fn), home));
    }

    @Override
    public <U> CompletableFuture<U> handleAsync(BiFunction<? super T, Throwable, ? extends U> fn) {
        return made(super.handleAsync(applyingBoth(fn)));
    }

    @Override
    public <U> CompletableFuture<U> handleAsync(BiFunction<? super T, Throwable, ? extends U> fn, Executor executor) {
        return made(super.handleAsync(applyingBoth(fn), executor));
    }

    @Override
    public CompletableFuture<T> exceptionally(Function<Throwable, ? extends T> fn) {
        Executor home = home();
        return made(home == null ? super.exceptionally(applying(fn)) : super.exceptionallyAsync(applying(fn), home));
    }

    @Override
    public CompletableFuture<T> exceptionallyAsync(Function<Throwable, ? extends T> fn) {
        return made(super.exceptionallyAsync(applying(fn)));
    }

    @Override
    public CompletableFuture<T> exceptionallyAsync(Function<Throwable, ? extends T> fn, Executor executor) {
        return made(super.exceptionallyAsync(applying(fn), executor));
    }

    @Override
    public CompletableFuture<T> exceptionallyCompose(Function<Throwable, ? extends CompletionStage<T>> fn) {
        Executor home = home();
        return made(
                home == null
                        ? super.exceptionallyCompose(applying(fn))
                        : super.exceptionallyComposeAsync(applying(fn), home));
    }

    @Override
    public CompletableFuture<T> exceptionallyComposeAsync(Function<Throwable, ? extends CompletionStage<T>> fn) {
        return made(super.exceptionallyComposeAsync(applying(fn)));
    }

    @Override
    public CompletableFuture<T> exceptionallyComposeAsync(
            Function<Throwable, ? extends CompletionStage<T>> fn, Executor executor) {
        return made(super.exceptionallyComposeAsync(applying(fn), executor));
    }
}
