package dev.tutti.internal.coordination;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * What has a name, for as long as somebody has it or its {@link Use} keeps it. What is neither is as a new one would be, so
 * that nobody can tell when it is forgotten. Thread-safe.
 */
final class Names {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Entry> entries = new HashMap<>(); // guarded by lock
    private final ReferenceQueue<Object> unreachable = new ReferenceQueue<>();

    /** The thing of that kind and name, made if there is none. */
    <N> N get(String kind, String name, Class<N> type, Function<Use, N> make) {
        Key key = new Key(kind, name);
        lock.lock();
        try {
            forgetUnreachable();
            Entry entry = entries.get(key);
            Object thing = entry == null ? null : entry.get();
            if (thing == null) {
                Use use = new Use(this, kind, name);
                thing = make.apply(use);
                entries.put(key, new Entry(key, use, thing, unreachable));
            }
            return type.cast(thing);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the thing that the use is of. */
    void forget(String kind, String name, Use use) {
        Key key = new Key(kind, name);
        lock.lock();
        try {
            Entry entry = entries.get(key);
            if (entry != null && entry.use == use) {
                entries.remove(key);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many names are known. */
    int size() {
        lock.lock();
        try {
            forgetUnreachable();
            return entries.size();
        } finally {
            lock.unlock();
        }
    }

    private void forgetUnreachable() {
        for (Reference<?> gone = unreachable.poll(); gone != null; gone = unreachable.poll()) {
            Entry entry = (Entry) gone;
            entries.remove(entry.key, entry);
        }
    }

    private record Key(String kind, String name) {}

    private static final class Entry extends WeakReference<Object> {

        private final Key key;
        private final Use use; // through which the thing is kept while it must be

        Entry(Key key, Use use, Object thing, ReferenceQueue<Object> unreachable) {
            super(thing, unreachable);
            this.key = key;
            this.use = use;
        }
    }
}
