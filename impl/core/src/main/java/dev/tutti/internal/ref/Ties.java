package dev.tutti.internal.ref;

import dev.tutti.internal.core.Awaited;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reference depends on, so that a cancellation finds its way up a chain. Most have one source, or are made of many at
 * once. Thread-safe.
 */
final class Ties {

    // Guarded by this, as the next one: the first source, or all of them if there are several.
    private @Nullable Source only;
    private @Nullable List<Source> several;
    // Guarded by this. What it completes after without depending on it, until it has left its sources.
    private @Nullable Awaited followed;
    private boolean raced; // guarded by this: one of the sources is enough
    private boolean timed; // guarded by this: no source is needed, for something else completes it
    private boolean hasty; // guarded by this: it fails with the first source that does
    // Written under this: the source that may complete, as far as anybody has looked.
    private volatile @Nullable Awaited hope;
    private boolean left; // guarded by this: what depends on the sources has completed, and is not counted by them

    /** Returns false if the sources have been left, and this one is not waited for. */
    synchronized boolean add(Source source) {
        if (left) {
            return false;
        }
        if (several != null) {
            several.add(source);
        } else if (only == null) {
            only = source;
        } else {
            several = new ArrayList<>(List.of(only, source));
            only = null;
        }
        return true;
    }

    /** As {@link #add}, of the first ones. */
    synchronized boolean begin(List<? extends Source> all) {
        if (left) {
            return false;
        }
        several = new ArrayList<>(all);
        return true;
    }

    /** Detaches from the sources: from all of them, once. */
    void leave() {
        Source one;
        List<Source> all;
        synchronized (this) {
            one = only;
            all = several;
            left = true;
            only = null;
            several = null;
            followed = null;
            hope = null;
        }
        if (one != null) {
            detachFrom(one);
        }
        if (all != null) {
            all.forEach(Ties::detachFrom);
        }
    }

    static void detachFrom(Source attached) {
        ChainedFuture<?> source = attached.source();
        if (source != null) {
            source.detach();
        }
    }

    private List<Source> sources() {
        return several != null ? several : only != null ? List.of(only) : List.of();
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

    boolean hopesFor(Object source) {
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
        for (Source each : sources()) {
            ChainedFuture<?> source = each.source();
            if (source == null) {
                continue;
            }
            if (hasty && source.isCompletedExceptionally()) {
                return List.of(); // it is about to fail
            }
            if (!raced && !source.isDone()) {
                all.add(source);
            }
        }
        if (followed != null) {
            all.add(followed);
        }
        return all;
    }

    /** The sources that there are still. */
    synchronized List<ChainedFuture<?>> present() {
        List<ChainedFuture<?>> all = new ArrayList<>();
        for (Source each : sources()) {
            ChainedFuture<?> source = each.source();
            if (source != null) {
                all.add(source);
            }
        }
        return all;
    }
}
