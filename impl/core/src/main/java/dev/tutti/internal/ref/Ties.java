package dev.tutti.internal.ref;

import dev.tutti.internal.core.Awaited;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a reference depends on, and how many depend on it: so that a cancellation finds its way up a chain, and stops where
 * somebody else still waits. Sources are held weakly, or an endless chain would keep all its values. Thread-safe.
 */
final class Ties {

    private final List<WeakReference<ChainedFuture<?>>> sources = new ArrayList<>(1); // guarded by this
    // Guarded by this. What it completes after without depending on it, until it has left its sources.
    private @Nullable Awaited followed;
    private boolean raced; // guarded by this: one of the sources is enough
    private boolean timed; // guarded by this: no source is needed, for something else completes it
    private boolean hasty; // guarded by this: it fails with the first source that does
    private @Nullable Awaited hope; // guarded by this: the source that may complete, as far as anybody has looked
    private boolean left; // guarded by this: what depends on the sources has completed, and is not counted by them
    private int dependents; // guarded by this

    /** Returns false if the sources have been left, and this one is not waited for. */
    synchronized boolean add(ChainedFuture<?> source) {
        if (!left) {
            sources.add(new WeakReference<>(source));
        }
        return !left;
    }

    /** The sources to detach from: all of them, once. */
    synchronized List<ChainedFuture<?>> leave() {
        List<ChainedFuture<?>> leaving = left ? List.of() : sources();
        left = true;
        followed = null;
        hope = null;
        return leaving;
    }

    synchronized void follow(Awaited source) {
        if (!left) {
            followed = source;
        }
    }

    synchronized void race() {
        raced = true;
    }

    synchronized void hasten() {
        hasty = true;
    }

    synchronized boolean isHasty() {
        return hasty;
    }

    synchronized void hope(Awaited source) {
        if (!left) {
            hope = source;
        }
    }

    synchronized boolean hopesFor(Object source) {
        return hope == source;
    }

    synchronized void time() {
        timed = true;
    }

    synchronized boolean isTimed() {
        return timed;
    }

    /** As {@link Awaited#after()}. */
    synchronized List<Awaited> after() {
        if (timed) {
            return List.of();
        }
        List<Awaited> all = new ArrayList<>();
        if (hasty && sources().stream().anyMatch(ChainedFuture::isCompletedExceptionally)) {
            return List.of(); // it is about to fail
        }
        if (!raced) {
            sources().stream().filter(source -> !source.isDone()).forEach(all::add);
        }
        if (followed != null) {
            all.add(followed);
        }
        return all;
    }

    synchronized List<ChainedFuture<?>> sources() {
        List<ChainedFuture<?>> all = new ArrayList<>(sources.size());
        sources.stream().map(WeakReference::get).filter(Objects::nonNull).forEach(all::add);
        return all;
    }

    synchronized void attach() {
        dependents++;
    }

    /** Returns whether nobody is left. */
    synchronized boolean detach() {
        return --dependents == 0;
    }

    synchronized boolean free() {
        return dependents == 0;
    }
}
