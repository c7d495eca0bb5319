package dev.tutti.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.TestActor;
import dev.tutti.internal.ref.Ref;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClosingWithStubbornBodiesTest {

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Barrier barrier = new Barrier();

    @Test
    void futuresAreDoneThoughABodyIgnoresItsInterrupt() throws Exception {
        TestActor actor = tutti.actor();
        Ref<Object> stubborn = actor.turn(barrier::passStubbornly);
        Ref<Object> behind = actor.turn(() -> "ran");
        barrier.awaitArrivals(1);

        tutti.engine().close();
        boolean stubbornIsDone = stubborn.isDone();
        boolean theOneBehindIsDone = behind.isDone();
        barrier.open();

        assertThat(theOneBehindIsDone).as("queued behind it").isTrue();
        assertThat(stubbornIsDone).as("its own").isTrue();
    }

    @Test
    void futureOfABodyThatWaitsForAPlaceIsDoneThoughNoneComesFree() throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        TaskRef.Promise<Integer> promise = TaskRef.promise();
        Recorder<Object> recorder = new Recorder<>();
        CountDownLatch last = new CountDownLatch(1);
        Ref<Object> returning = processor(() -> {
            recorder.add(Thread.currentThread());
            promise.result();
            recorder.add("is back");
            return barrier.passStubbornly();
        });
        recorder.await(1);
        for (int i = 1; i < processors; i++) {
            processor(barrier::passStubbornly);
        }
        processor(() -> {
            recorder.add("holds the last place");
            last.await();
            return null;
        });
        barrier.awaitArrivals(processors - 1);
        recorder.await(2);

        promise.complete(7);
        while (!comesBack((Thread) recorder.events().get(0))) {
            Thread.onSpinWait();
        }
        Ref<Object> behind = processor(() -> "ran");
        last.countDown(); // its place goes to the one that returns, its thread to the one behind
        recorder.await(3);
        tutti.engine().close();
        boolean done = behind.isDone();
        barrier.open();

        assertThat(done).isTrue();
        assertThat(returning.isDone()).isTrue();
    }

    private static boolean comesBack(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(Places.class.getName())
                        && frame.getMethodName().equals("close"));
    }

    private Ref<Object> processor(Callable<?> body) {
        return tutti.call(tutti.engine().processors(), body);
    }
}
