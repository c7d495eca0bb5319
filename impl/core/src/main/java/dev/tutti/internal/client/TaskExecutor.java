package dev.tutti.internal.client;

import dev.tutti.TaskExecutorService;
import dev.tutti.TaskRef;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.ref.AsItIs;
import dev.tutti.internal.ref.Ref;
import dev.tutti.internal.ref.Waiting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An executor over a client: knows which of the client's tasks were given to it. */
final class TaskExecutor implements TaskExecutorService {

    private static final String INSTEAD = "submit the tasks and attach then(...) instead";

    private final Function<Callable<?>, Ref<Object>> client;
    private final Ref<Void> terminated;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Job> jobs = new LinkedHashSet<>(); // guarded by lock; those whose bodies have yet to end
    private volatile boolean shutdown; // written under lock
    private volatile boolean
            stopped; // written before the jobs are looked at, and looked at after a job has its reference

    /**
     * Makes one.
     *
     * @param client submits the body of a task
     * @param terminated completed by this one when it has been shut down and its tasks have ended
     */
    TaskExecutor(Function<Callable<?>, Ref<Object>> client, Ref<Void> terminated) {
        this.client = client;
        this.terminated = terminated;
    }

    // ---- tasks

    @Override
    public void execute(Runnable task) {
        Objects.requireNonNull(task, "task");
        // Nobody's child: whoever gave it has no handle that the cancellation of his own task would be told by.
        Call.during(null, () -> {
            Ref<Object> ref = start(task, Executors.callable(task));
            ref.looked(); // by nobody, ever: so there is no waiting for that
            Ref.observe(ref, (value, failure) -> {
                if (failure != null && !ref.isCancelled()) {
                    ref.report(failure);
                }
            });
        });
    }

    @Override
    public TaskRef<?> submit(Runnable task) {
        return submit(task, null);
    }

    @Override
    public <T> TaskRef<T> submit(Runnable task, T result) {
        return start(task, Executors.callable(Objects.requireNonNull(task, "task"), result));
    }

    @Override
    public <T> Ref<T> submit(Callable<T> task) {
        Objects.requireNonNull(task, "task");
        return start(
                () -> {
                    try {
                        task.call();
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new IllegalStateException("The task failed: " + e, e);
                    }
                },
                task);
    }

    private <T> Ref<T> start(Runnable given, Callable<T> body) {
        Job job = new Job(given, body);
        lock.lock();
        try {
            if (shutdown) {
                throw new RejectedExecutionException("Shut down: " + given + " cannot be submitted to " + this);
            }
            jobs.add(job);
        } finally {
            lock.unlock();
        }
        return job.start();
    }

    // ---- all and any

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> callables) throws InterruptedException {
        return invokeAll("invokeAll(Collection)", callables, Long.MAX_VALUE);
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> callables, long timeout, TimeUnit unit)
            throws InterruptedException {
        return invokeAll("invokeAll(Collection, long, TimeUnit)", callables, unit.toNanos(timeout));
    }

    private <T> List<Future<T>> invokeAll(String method, Collection<? extends Callable<T>> callables, long nanos)
            throws InterruptedException {
        List<Ref<T>> refs = submitAll(method, callables);
        try {
            settled(refs).get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // those that have not ended are cancelled, as all are if the caller is interrupted
        } catch (ExecutionException e) { // cannot be: nobody fails it
            throw new IllegalStateException(this + " cannot be waited for", e);
        } finally {
            Ref.cancelAll(refs);
        }
        return new ArrayList<>(refs);
    }

    /** Completes when all have, however they end. */
    private static TaskRef<Void> settled(List<? extends TaskRef<?>> refs) {
        TaskRef.Promise<Void> settled = TaskRef.promise();
        AtomicInteger missing = new AtomicInteger(refs.size());
        if (refs.isEmpty()) {
            settled.complete(null);
        }
        for (TaskRef<?> ref : refs) {
            Ref.observe(ref, (value, failure) -> {
                if (missing.decrementAndGet() == 0) {
                    settled.complete(null);
                }
            });
        }
        return settled;
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> callables)
            throws InterruptedException, ExecutionException {
        try {
            return invokeAny("invokeAny(Collection)", callables, Long.MAX_VALUE);
        } catch (TimeoutException e) {
            throw new AssertionError("292 years have passed", e);
        }
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> callables, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return invokeAny("invokeAny(Collection, long, TimeUnit)", callables, unit.toNanos(timeout));
    }

    private <T> T invokeAny(String method, Collection<? extends Callable<T>> callables, long nanos)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (callables.isEmpty()) {
            throw new IllegalArgumentException(method + " needs at least one task, was given none");
        }
        List<Ref<T>> refs = submitAll(method, callables);
        refs.forEach(Ref::looked); // one value is enough, whatever became of the others
        try {
            return any(refs).get(nanos, TimeUnit.NANOSECONDS);
        } catch (CancellationException e) { // the last that failed
            throw new ExecutionException(e);
        } finally {
            Ref.cancelAll(refs);
        }
    }

    /** The first value there is, or the last failure if there is none. */
    private static <T> TaskRef<T> any(List<Ref<T>> refs) {
        TaskRef.Promise<T> any = TaskRef.promise();
        AtomicInteger missing = new AtomicInteger(refs.size());
        for (Ref<T> ref : refs) {
            Ref.<T>observe(ref, (value, failure) -> {
                if (failure == null) {
                    any.complete(value);
                } else if (missing.decrementAndGet() == 0) {
                    any.fail(failure);
                }
            });
        }
        return any;
    }

    private <T> List<Ref<T>> submitAll(String method, Collection<? extends Callable<T>> callables) {
        Waiting.check(method, "the tasks", INSTEAD);
        List<Callable<T>> all = Combined.listed("tasks", callables);
        List<Ref<T>> refs = new ArrayList<>(all.size());
        try {
            all.forEach(callable -> refs.add(submit(callable)));
        } catch (RejectedExecutionException e) {
            Ref.cancelAll(refs);
            throw e;
        }
        return refs;
    }

    // ---- its life

    @Override
    public void shutdown() {
        boolean empty;
        lock.lock();
        try {
            shutdown = true;
            empty = jobs.isEmpty();
        } finally {
            lock.unlock();
        }
        if (empty) {
            terminated.complete(null);
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        stopped = true;
        shutdown();
        List<Job> all;
        lock.lock();
        try {
            all = new ArrayList<>(jobs);
        } finally {
            lock.unlock();
        }
        List<TaskRef<?>> refs = new ArrayList<>();
        all.forEach(job -> {
            TaskRef<?> ref = job.ref;
            if (ref != null) {
                refs.add(ref);
            }
        });
        Ref.cancelAll(refs);
        return all.stream().filter(Job::neverBegan).map(job -> job.given).toList();
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return terminated.isDone();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        if (!isTerminated()) {
            Waiting.check("awaitTermination(long, TimeUnit)", this, INSTEAD);
        }
        try {
            terminated.get(timeout, unit);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) { // cannot be: nobody fails it
            throw new IllegalStateException(this + " cannot be waited for", e);
        }
    }

    @Override
    public void close() {
        shutdown();
        boolean interrupted = false;
        boolean ended = isTerminated();
        while (!ended) {
            try {
                ended = awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                if (!interrupted) {
                    shutdownNow();
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void ended(Job job) {
        boolean last;
        lock.lock();
        try {
            last = jobs.remove(job) && shutdown && jobs.isEmpty();
        } finally {
            lock.unlock();
        }
        if (last) {
            terminated.complete(null);
        }
    }

    @Override
    public String toString() {
        int running;
        lock.lock();
        try {
            running = jobs.size();
        } finally {
            lock.unlock();
        }
        return "TaskExecutor[" + (isTerminated() ? "terminated" : shutdown ? "shut down" : "open") + ", " + running
                + " tasks]";
    }

    /** A task from its submission until its future is complete and its body, which may be tried again, has been left. */
    private final class Job implements Callable<AsItIs> {

        private final Runnable given;
        private final Callable<?> body;
        private volatile @Nullable TaskRef<?> ref; // written once, by the submitter
        private boolean begun; // guarded by this, as the others
        private boolean running;
        private boolean complete;

        Job(Runnable given, Callable<?> body) {
            this.given = given;
            this.body = body;
        }

        @SuppressWarnings("unchecked") // the body's result
        <T> Ref<T> start() {
            Ref<Object> task = client.apply(this);
            ref = task;
            Ref.observe(task, (value, failure) -> {
                if (completed()) {
                    ended(this);
                }
            });
            if (stopped) {
                task.cancel();
            }
            return (Ref<T>) (Ref<?>) task;
        }

        @Override
        public AsItIs call() throws Exception {
            begin();
            try {
                return new AsItIs(body.call());
            } finally {
                if (left()) {
                    ended(this);
                }
            }
        }

        private synchronized void begin() {
            if (complete) {
                throw new CancellationException("Cancelled before it began");
            }
            begun = true;
            running = true;
        }

        private synchronized boolean left() {
            running = false;
            return complete;
        }

        private synchronized boolean completed() {
            complete = true;
            return !running;
        }

        synchronized boolean neverBegan() {
            return complete && !begun;
        }
    }
}
