package dev.tutti.internal.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.BlockingNotAllowedException;
import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.TestActor;
import dev.tutti.internal.ref.Ref;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Turns that wait on virtual threads, where the JDK has them; where it has none they are refused. */
class SuspendedTurnsTest {

    private static final Duration GUARD = Duration.ofSeconds(30);
    private static final boolean VIRTUAL = Runtime.version().feature() >= 21;

    @RegisterExtension
    final EngineExtension tutti = EngineExtension.onVirtualThreads();

    private final Recorder<Object> recorder = new Recorder<>();

    @Test
    void aTurnThatWaitsLetsOthersInAndComesBackInTurn() {
        TestActor actor = tutti.actor();
        TaskRef.Promise<String> promise = TaskRef.promise();

        Ref<String> waiting = actor.turn(() -> {
            recorder.add("before");
            String value = promise.result();
            recorder.add("after");
            return value;
        });
        Ref<Object> other = actor.turn(() -> {
            recorder.add("meanwhile");
            return promise.complete("value");
        });

        assertThat(other.result(GUARD)).isEqualTo(true);
        if (VIRTUAL) {
            assertThat(waiting.result(GUARD)).isEqualTo("value");
            assertThat(recorder.events()).containsExactly("before", "meanwhile", "after");
        } else {
            assertThatThrownBy(() -> waiting.result(GUARD)).isInstanceOf(BlockingNotAllowedException.class);
            assertThat(recorder.events()).containsExactly("before", "meanwhile");
        }
    }

    @Test
    void turnsNeverOverlapThoughTheyWaitInBetween() {
        TestActor actor = tutti.actor(10_000, 10_000);
        AtomicInteger inside = new AtomicInteger();
        int[] plain = new int[1];
        List<Ref<Object>> calls = IntStream.range(0, 1000)
                .mapToObj(i -> actor.<Object>turn(() -> {
                    for (int step = 0; step < 5; step++) {
                        assertThat(inside.incrementAndGet()).isEqualTo(1);
                        plain[0]++;
                        inside.decrementAndGet();
                        if (VIRTUAL) {
                            tutti.tasks().submit(() -> 1).result();
                        }
                    }
                    return null;
                }))
                .toList();

        calls.forEach(call -> call.result(GUARD));

        assertThat(plain[0]).isEqualTo(5000);
    }

    @Test
    void threeTurnsThatWaitForTheLastOfThemAllGetItsValue() {
        TestActor actor = tutti.actor();
        TaskRef.Promise<Integer> last = TaskRef.promise();
        List<Ref<Integer>> waiting = IntStream.range(0, 3)
                .mapToObj(i -> actor.<Integer>turn(() -> VIRTUAL ? last.result() : 7))
                .toList();

        actor.turn(() -> last.complete(7)).result(GUARD);

        assertThat(waiting).allSatisfy(call -> assertThat(call.result(GUARD)).isEqualTo(7));
    }

    @Test
    void aTurnThatWaitsForACallOfItsOwnActorIsLetIn() {
        TestActor actor = tutti.actor(1, 1);

        Ref<Integer> outer = actor.turn(() -> {
            Ref<Integer> inner = actor.turn(() -> 1);
            return VIRTUAL ? inner.result() + 1 : inner.then(value -> value + 1);
        });

        assertThat(outer.result(GUARD)).isEqualTo(2);
    }

    @Test
    void aCancelledTurnThatWaitsGoesOnInTurn() throws Exception {
        TestActor actor = tutti.actor();
        TaskRef.Promise<Integer> never = TaskRef.promise();
        Ref<Object> waiting = actor.turn(() -> {
            recorder.add("waits");
            try {
                return never.result();
            } finally {
                recorder.add("cancelled");
            }
        });
        recorder.await(1);

        waiting.cancel();
        recorder.await(2);

        assertThat(actor.turn(() -> "next").result(GUARD)).isEqualTo("next");
    }

    @Test
    void closingEndsTurnsThatWait() throws Exception {
        TestActor actor = tutti.actor();
        TaskRef.Promise<Integer> never = TaskRef.promise();
        Ref<Object> waiting = actor.turn(() -> {
            recorder.add("waits");
            return never.result();
        });
        recorder.await(1);

        tutti.engine().close();

        assertThatThrownBy(() -> waiting.result(GUARD))
                .isInstanceOfAny(RejectedExecutionException.class, RuntimeException.class);
    }

    @Test
    void closingTellsTheCallersOfTurnsThatNothingWakes() throws Exception {
        TestActor actor = tutti.actor();
        CompletableFuture<Integer> never = TaskRef.<Integer>promise().toCompletableFuture();
        Ref<Object> waiting = actor.turn(() -> {
            recorder.add("waits");
            return never.join(); // which no interrupt ends
        });
        recorder.await(1);

        tutti.engine().close();

        assertThatThrownBy(() -> waiting.result(GUARD))
                .isInstanceOf(VIRTUAL ? RejectedExecutionException.class : BlockingNotAllowedException.class);
    }

    /** A thread that has waited for a future runs what else depends on it, before it asks for its turn back. */
    @Test
    void aTurnThatWaitsWithinAWaitIsGivenAwayOnce() throws Exception {
        TestActor actor = tutti.actor();
        TaskRef.Promise<String> outer = TaskRef.promise();
        TaskRef.Promise<String> inner = TaskRef.promise();
        CompletableFuture<Thread> waiter = new CompletableFuture<>();
        Barrier completer = new Barrier();
        for (int dependent = 0; dependent < 2; dependent++) { // one for each of the two threads
            outer.whenComplete((value, failure) -> {
                if (Thread.currentThread() == waiter.join()) {
                    inner.toCompletableFuture().join();
                } else {
                    completer.passStubbornly();
                }
            });
        }
        Ref<String> waiting = actor.turn(() -> {
            waiter.complete(Thread.currentThread());
            return outer.result();
        });
        actor.turn(() -> "it waits").result(GUARD);
        if (!VIRTUAL) {
            assertThatThrownBy(() -> waiting.result(GUARD)).isInstanceOf(BlockingNotAllowedException.class);
            return;
        }
        AtomicInteger inside = new AtomicInteger();
        Barrier holder = new Barrier();
        Ref<Object> holds = actor.turn(() -> {
            inside.incrementAndGet();
            holder.pass();
            return inside.decrementAndGet();
        });
        holder.awaitArrivals(1);
        tutti.call(tutti.engine().workers(), () -> outer.complete("value"));
        while (inner.toCompletableFuture().getNumberOfDependents() == 0) {
            Thread.onSpinWait();
        }

        Ref<Object> next = actor.turn(inside::get);
        for (int other = 0; other < 10; other++) { // by the end of which it would have begun
            tutti.call(tutti.engine().workers(), () -> null).result(GUARD);
        }
        holder.open();
        inner.complete("value");
        completer.open();

        assertThat(holds.result(GUARD)).isEqualTo(0);
        assertThat(next.result(GUARD)).isEqualTo(0);
        assertThat(waiting.result(GUARD)).isEqualTo("value");
    }
}
