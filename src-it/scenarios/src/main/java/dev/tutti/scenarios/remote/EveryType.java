package dev.tutti.scenarios.remote;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.scenarios.tool.Recorder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** A method of each type that may be declared; it gives the thread that ran it, or fails. */
@Remote
@ApplicationScoped
public class EveryType {

    public Uni<Thread> uni() {
        return Uni.createFrom().item(Thread.currentThread());
    }

    public Uni<Thread> failedUni() {
        return Uni.createFrom().failure(new IOException("no"));
    }

    public Multi<Object> multi() {
        return Multi.createFrom().items(Thread.currentThread(), 1, 2, 3);
    }

    public Multi<Object> failedMulti() {
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(1), Multi.createFrom().failure(new IOException("no")));
    }

    public Multi<Object> throwingMulti() throws IOException {
        throw new IOException("no");
    }

    /** Says when it is called, and when its stream is subscribed to. */
    public Multi<Integer> watchedMulti(Recorder<String> events) {
        events.add("called");
        return Multi.createFrom().item(() -> {
            events.add("subscribed");
            return 1;
        });
    }

    public Flow.Publisher<Object> publisher() {
        return Multi.createFrom().items(Thread.currentThread(), 1, 2, 3);
    }

    public Flow.Publisher<Object> failedPublisher() throws IOException {
        throw new IOException("no");
    }

    public CompletionStage<Thread> stage() {
        return CompletableFuture.completedFuture(Thread.currentThread());
    }

    public CompletionStage<Thread> failedStage() {
        return CompletableFuture.failedFuture(new IOException("no"));
    }

    public CompletableFuture<Thread> completableFuture() {
        return CompletableFuture.completedFuture(Thread.currentThread());
    }

    public CompletableFuture<Thread> failedCompletableFuture() {
        return CompletableFuture.failedFuture(new IOException("no"));
    }

    public Future<Thread> future() {
        FutureTask<Thread> future = new FutureTask<>(Thread::currentThread);
        future.run();
        return future;
    }

    public Future<Thread> failedFuture() {
        FutureTask<Thread> future = new FutureTask<>(() -> {
            throw new IOException("no");
        });
        future.run();
        return future;
    }

    public TaskRef<Thread> ref() {
        return TaskRef.of(Thread.currentThread());
    }

    public TaskRef<Thread> failedRef() {
        return TaskRef.failed(new IOException("no"));
    }

    public void nothing(CompletableFuture<Thread> ran) {
        ran.complete(Thread.currentThread());
    }

    public void failedNothing(CompletableFuture<Thread> ran) throws IOException {
        ran.complete(Thread.currentThread());
        throw new IOException("no");
    }

    public Thread plain() {
        return Thread.currentThread();
    }
}
