package dev.tutti.internal.actor;

import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Scarce;
import dev.tutti.internal.core.Strategy;
import dev.tutti.internal.core.Waits;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds calls back, without a thread, until the actor's object is there, which the first of them has created; lets them pass in
 * their order then, and later ones at once. Thread-safe.
 */
final class Threshold implements Strategy, Scarce {

    private final String actor;
    private final Consumer<@Nullable Call> create;
    private final Strategy next;

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Call> held = new LinkedHashSet<>(); // guarded by lock
    private boolean begun; // guarded by lock
    private @Nullable Throwable failure; // guarded by lock, written once
    private volatile @Nullable Call creation; // what all who are held wait for; written once, and when it has ended
    private volatile boolean open; // written under lock, when nobody is held any more

    /**
     * A closed one.
     *
     * @param create told of the first call, or of none, once; sees to it that {@link #open()} or {@link #fail} follows
     */
    Threshold(String actor, Consumer<@Nullable Call> create, Strategy next) {
        this.actor = actor;
        this.create = create;
        this.next = next;
    }

    @Override
    public void apply(Call call) {
        if (open) {
            next.apply(call);
            return;
        }
        call.holds(this, call); // before it is held back: whoever searches for deadlocks may come across it
        boolean passes;
        boolean first;
        Throwable why;
        lock.lock();
        try {
            why = failure;
            passes = open;
            first = !begun;
            begun = true;
            if (why == null && !passes) {
                held.add(call);
            }
        } finally {
            lock.unlock();
        }
        if (why != null) {
            call.refuse(why);
        } else if (passes) {
            next.apply(call);
        } else {
            call.atEnd(() -> forget(call)); // it may be cancelled, while the creation takes its time
            if (first) {
                create.accept(call);
            }
            Waits.queued(call);
        }
    }

    /** Notes that everybody waits for that call. */
    void createdBy(Call call) {
        creation = call;
    }

    @Override
    public List<List<Call>> tickets(int most) {
        Call known = creation;
        return known == null ? List.of() : List.of(List.of(known));
    }

    @Override
    public boolean queues(Object ticket) {
        lock.lock();
        try {
            return held.contains((Call) ticket);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String limit() {
        return "the creation of actor " + actor;
    }

    @Override
    public String remedy() {
        return "do not wait in its constructor and @PostConstruct";
    }

    /** Has the object created now, unless it has been begun. */
    void begin() {
        boolean first;
        lock.lock();
        try {
            first = !begun;
            begun = true;
        } finally {
            lock.unlock();
        }
        if (first) {
            create.accept(null);
        }
    }

    private void forget(Call call) {
        lock.lock();
        try {
            held.remove(call);
        } finally {
            lock.unlock();
        }
    }

    /** The object is there. */
    void open() {
        creation = null; // it knows the first call
        for (Call call = take(true); call != null; call = take(true)) {
            next.apply(call);
        }
    }

    /** There will be no object: every caller learns why. */
    void fail(Throwable why) {
        creation = null; // as above
        lock.lock();
        try {
            failure = why;
        } finally {
            lock.unlock();
        }
        for (Call call = take(false); call != null; call = take(false)) {
            call.refuse(why);
        }
    }

    /** The first of those that are held; if there is none, others need not stop here any more. */
    private @Nullable Call take(boolean thenOpen) {
        lock.lock();
        try {
            Iterator<Call> all = held.iterator();
            if (!all.hasNext()) {
                open |= thenOpen;
                return null;
            }
            Call first = all.next();
            all.remove();
            return first;
        } finally {
            lock.unlock();
        }
    }
}
