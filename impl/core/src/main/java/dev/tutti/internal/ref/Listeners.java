package dev.tutti.internal.ref;

import org.jspecify.annotations.Nullable;

/** The listeners of one reference, in order of arrival, where there is more than one. Thread-safe; nobody waits inside. */
final class Listeners {

    private @Nullable Listener<?> first; // guarded by this, as the others
    private @Nullable Listener<?> last;
    private boolean closed;

    /** Begins with the one that there was. Nothing of it changes: it may leave before this is known. */
    Listeners(Listener<?> first) {
        this.first = first;
        this.last = first;
    }

    /** Returns false if those there were are being told. */
    synchronized boolean add(Listener<?> listener) {
        if (closed) {
            return false;
        }
        listener.before = last;
        if (last == null) {
            first = listener;
        } else {
            last.after = listener;
        }
        last = listener;
        return true;
    }

    synchronized void remove(Listener<?> listener) {
        boolean present = listener.before != null || first == listener;
        if (closed || !present) {
            return;
        }
        if (listener.before == null) {
            first = listener.after;
        } else {
            listener.before.after = listener.after;
        }
        if (listener.after == null) {
            last = listener.before;
        } else {
            listener.after.before = listener.before;
        }
        listener.before = null;
        listener.after = null;
    }

    /** The first of those to be told, each of which knows the next: from here on nobody comes or leaves. */
    synchronized @Nullable Listener<?> close() {
        closed = true;
        return first;
    }
}
