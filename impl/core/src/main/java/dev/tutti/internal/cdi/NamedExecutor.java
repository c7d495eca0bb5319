package dev.tutti.internal.cdi;

import dev.tutti.internal.core.Home;
import dev.tutti.internal.core.Work;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An executor of the application's or of the server's as a home for bodies. Thread-safe. */
final class NamedExecutor implements Home {

    private final String name;
    private final Home workers;
    private final Callable<Executor> search;
    private volatile @Nullable Executor found; // set by the first worker that has found it

    private final Set<Errand> errands = ConcurrentHashMap.newKeySet(); // those that have not ended
    private volatile @Nullable RejectedExecutionException closed; // written once

    /** The search is made on a worker: it may create beans. */
    NamedExecutor(String name, Home workers, Callable<Executor> search) {
        this.name = name;
        this.workers = workers;
        this.search = search;
    }

    @Override
    public void execute(Work work) {
        RejectedExecutionException why = closed;
        if (why != null) {
            throw why;
        }
        Errand errand = new Errand(work);
        Executor executor = found;
        if (executor == null) {
            workers.execute(new Search(errand));
        } else {
            hand(executor, errand);
        }
    }

    private void hand(Executor executor, Errand errand) {
        errands.add(errand);
        errand.submitter = Thread.currentThread();
        RejectedExecutionException why = closed; // after it was added: either this or close() sees the errand
        if (why != null) {
            errand.reject(why);
            return;
        }
        try {
            executor.execute(errand);
        } catch (RejectedExecutionException e) {
            errand.reject(e);
        } catch (RuntimeException | Error e) { // what a broken executor throws is no less of a refusal
            errand.reject(new RejectedExecutionException(this + " does not take the task", e));
        } finally {
            errand.submitter = null;
        }
    }

    @Override
    public boolean isSerial() {
        return false;
    }

    @Override
    public boolean mayBlock() {
        return true;
    }

    /** Refuses what has not begun, and keeps nobody waiting for what has. */
    void close() {
        RejectedExecutionException why =
                new RejectedExecutionException("The application has ended, and " + this + " had not run the task");
        closed = why;
        errands.forEach(errand -> errand.close(why));
    }

    @Override
    public String toString() {
        return "executor \"" + name + "\"";
    }

    /** Finds the executor first. */
    private final class Search implements Work {

        private final Errand errand;

        Search(Errand errand) {
            this.errand = errand;
        }

        @Override
        public int priority() {
            return errand.priority();
        }

        @Override
        public void run() {
            Executor executor = found;
            if (executor == null) {
                try {
                    found = executor = search.call();
                } catch (Exception e) {
                    reject(new RejectedExecutionException("There is no " + NamedExecutor.this, e));
                    return;
                }
            }
            hand(executor, errand);
        }

        @Override
        public void reject(RejectedExecutionException why) {
            errand.reject(why);
        }
    }

    /** The work on its way through the executor, which may run, reject or lose it. */
    private final class Errand implements Work {

        private final Work work;
        private final AtomicBoolean taken = new AtomicBoolean(); // by whoever runs or rejects it
        // Whom the executor must not keep; means something to that thread alone, which sets and clears it.
        private @Nullable Thread submitter;

        Errand(Work work) {
            this.work = work;
        }

        @Override
        public int priority() {
            return work.priority();
        }

        @Override
        public void run() {
            if (Thread.currentThread() == submitter) { // an executor whose work is done by those who bring it
                submitter = null;
                workers.execute(this);
            } else if (taken.compareAndSet(false, true)) {
                try {
                    work.run();
                } finally {
                    errands.remove(this);
                }
            }
        }

        @Override
        public void reject(RejectedExecutionException why) {
            errands.remove(this);
            if (taken.compareAndSet(false, true)) {
                work.reject(why);
            }
        }

        void close(RejectedExecutionException why) {
            if (taken.get()) {
                work.abandon(why);
            } else {
                reject(why);
            }
        }
    }
}
