package dev.tutti.internal.ref;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a reference depends on, and how many depend on it: so that a cancellation finds its way up a chain, and stops where
 * somebody else still waits. Sources are held weakly, or an endless chain would keep all its values. Thread-safe.
 */
final class Ties {

    private final List<WeakReference<ChainedFuture<?>>> sources = new ArrayList<>(1); // guarded by this
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
        return leaving;
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
