package dev.tutti.scenarios.futures;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Remote methods that the scenarios of futures call. */
@ApplicationScoped
public class Steps {

    @Inject
    Tasks tasks;

    @Inject
    Steps self; // so that nested calls are remote too

    @Remote
    public Uni<Void> start(CountDownLatch started) {
        started.countDown();
        return Uni.createFrom().voidItem();
    }

    @Remote
    public TaskRef<Integer> count(AtomicInteger runs) {
        return TaskRef.of(runs.incrementAndGet());
    }

    @Remote
    public TaskRef<Integer> doubled(int value) {
        return TaskRef.of(value * 2);
    }

    /** Ends when the call that is the last of so many has started. */
    @Remote
    public Uni<Integer> startUntil(int many, AtomicInteger started, TaskRef.Promise<Integer> last) {
        if (started.incrementAndGet() == many) {
            last.complete(many);
        }
        return last.uni();
    }

    @Remote
    public TaskRef<String> outer(int number) {
        return self.inner(number).then(inner -> "outer " + number + " of " + inner);
    }

    @Remote
    public TaskRef<String> inner(int number) {
        return TaskRef.of("inner " + number);
    }

    /** As {@link #outer}, but waits for the nested call. */
    @Remote
    public TaskRef<String> waiting(int number) {
        return TaskRef.of("outer " + number + " of " + self.inner(number).result());
    }

    @Remote
    public Uni<String> failingUni() throws IOException {
        throw new IOException("the disk is full");
    }

    @Remote
    public CompletionStage<String> failingStage() throws IOException {
        throw new IOException("the disk is full");
    }

    @Remote
    public Future<String> failingFuture() throws IOException {
        throw new IOException("the disk is full");
    }

    @Remote
    public TaskRef<String> failingRef() throws IOException {
        throw new IOException("the disk is full");
    }

    public String failing() throws IOException {
        throw new IOException("the disk is full");
    }

    /** Fails later, through the stages that it returns. */
    @Remote
    public TaskRef<String> failingLater() {
        return tasks.submit(() -> "began").then(began -> {
            throw new IOException("the disk is full");
        });
    }
}
