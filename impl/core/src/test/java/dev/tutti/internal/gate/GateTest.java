package dev.tutti.internal.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.PendingLimitExceededException;
import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.Caller;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Strategy;
import dev.tutti.internal.ref.Ref;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<Object> recorder = new Recorder<>();
    private final Barrier barrier = new Barrier();

    @Test
    void runsNoMoreAtOnceThanItHasPermits() throws Exception {
        Gate gate = tutti.gate(10, 100);
        List<Ref<Integer>> calls = IntStream.range(0, 50)
                .mapToObj(i -> tutti.<Integer>call(gate, () -> {
                    recorder.add(i);
                    barrier.pass();
                    return i;
                }))
                .toList();

        barrier.awaitArrivals(10);
        int free = gate.free();
        int waiting = gate.waiting();
        barrier.open();
        calls.forEach(TaskRef::result);

        assertThat(free).isZero();
        assertThat(waiting).isEqualTo(40);
        assertThat(gate.free()).isEqualTo(10);
    }

    @Test
    void startsWaitingCallsInOrderOfArrival() throws Exception {
        Gate gate = tutti.gate(1, 100);

        for (int i = 0; i < 100; i++) {
            int number = i;
            tutti.call(gate, () -> {
                recorder.add(number);
                return null;
            });
        }

        assertThat(recorder.await(100))
                .isEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void refusalFailsTheFutureAndGivesNameAndLimits() throws Exception {
        Gate gate = tutti.gate(1, 1);
        Ref<?> running = tutti.call(gate, () -> {
            barrier.pass();
            return null;
        });
        Ref<?> waiting = tutti.call(gate, () -> null);

        Ref<?> refused = tutti.call(gate, () -> {
            recorder.add("refused ran");
            return null;
        });

        assertThatThrownBy(refused::result)
                .isInstanceOf(PendingLimitExceededException.class)
                .hasMessage(
                        "Test.gate is full: 1 running, 1 waiting (maxConcurrency, maxPending); Test.body was refused:"
                                + " raise maxPending, or call it less often");
        barrier.open();
        running.result();
        waiting.result();
        assertThat(recorder.events()).isEmpty();
    }

    @Test
    void acceptsAgainOnceAWaitingCallHasBegun() throws Exception {
        Gate gate = tutti.gate(1, 10);
        Ref<?> running = tutti.call(gate, () -> {
            barrier.pass();
            return null;
        });
        List<Ref<Object>> ten =
                IntStream.range(0, 10).mapToObj(i -> tutti.call(gate, () -> i)).toList();
        Ref<?> eleventh = tutti.call(gate, () -> 11);

        barrier.open();
        running.result();
        Ref<?> later = tutti.call(gate, () -> 12);

        assertThat(eleventh.status()).isEqualTo(TaskRef.Status.FAILED);
        assertThat(later.result()).isEqualTo(12);
        assertThat(ten).allSatisfy(ref -> assertThat(ref.result()).isInstanceOf(Integer.class));
    }

    @Test
    void cancelledWaiterFreesItsPlaceAndNeverRuns() throws Exception {
        Gate gate = tutti.gate(1, 2);
        tutti.call(gate, () -> {
            barrier.pass();
            return null;
        });
        Ref<?> cancelled = tutti.call(gate, () -> {
            recorder.add("cancelled");
            return null;
        });
        Ref<?> second = tutti.call(gate, () -> {
            recorder.add("second");
            return null;
        });

        cancelled.cancel();
        Ref<?> third = tutti.call(gate, () -> {
            recorder.add("third");
            return null;
        });
        barrier.open();
        second.result();
        third.result();

        assertThat(recorder.events()).containsExactly("second", "third");
        assertThat(gate.free()).isEqualTo(1);
    }

    @Test
    void permitIsHeldUntilTheReturnedStageCompletes() throws Exception {
        Gate gate = tutti.gate(1, 10, tutti.engine().loop());
        CompletableFuture<String> inner = new CompletableFuture<>();
        Ref<String> first = tutti.call(gate, () -> inner);
        Ref<String> second = tutti.call(gate, () -> {
            recorder.add("second, first done: " + first.isDone());
            return "two";
        });

        tutti.call(tutti.engine().loop(), () -> null).result(); // behind the first on the one thread
        TaskRef.Status meanwhile = second.status();
        inner.complete("one");

        assertThat(first.result()).isEqualTo("one");
        assertThat(second.result()).isEqualTo("two");
        assertThat(meanwhile).isEqualTo(TaskRef.Status.QUEUED);
        assertThat(gate.free()).isEqualTo(1);
    }

    @Test
    void cancelledBodyKeepsItsPermitUntilItEnds() throws Exception {
        Gate gate = tutti.gate(1, 10);
        Ref<?> stubborn = tutti.call(gate, () -> {
            recorder.add("interrupted: " + barrier.passStubbornly());
            return null;
        });
        barrier.awaitArrivals(1);
        Ref<?> second = tutti.call(gate, () -> {
            recorder.add("second");
            return null;
        });

        stubborn.cancel();
        barrier.awaitArrivals(1); // it came back, stubbornly, after the interrupt
        TaskRef.Status first = stubborn.status();
        int free = gate.free();
        TaskRef.Status meanwhile = second.status();
        barrier.open();
        second.result();

        assertThat(first).isEqualTo(TaskRef.Status.CANCELLED);
        assertThat(free).isZero();
        assertThat(meanwhile).isEqualTo(TaskRef.Status.QUEUED);
        assertThat(recorder.events()).containsExactly("interrupted: true", "second");
        assertThat(gate.free()).isEqualTo(1);
    }

    @Test
    void queuedCallKeepsItsCallersContextWhoeverFreesThePermit() throws Exception {
        Gate gate = tutti.gate(1, 10);
        CompletableFuture<String> inner = new CompletableFuture<>();
        Ref<String> first = Caller.as("alice", () -> tutti.call(gate, () -> inner));
        Ref<String> queued = Caller.as("bob", () -> tutti.call(gate, Caller::name));

        Caller.as("mallory", () -> inner.complete("freed"));

        assertThat(first.result()).isEqualTo("freed");
        assertThat(queued.result()).isEqualTo("bob");
    }

    @Test
    void permitComesHomeWhenTheContextsCannotBeApplied() {
        Gate gate = tutti.gate(1, 10);
        Call call = new Call(
                "Test.body",
                work -> {
                    throw new IllegalStateException("no contexts");
                },
                () -> null);

        Ref<?> ref = Ref.submit(tutti.engine(), Runnable::run, call, gate);

        assertThatThrownBy(ref::result)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no contexts");
        assertThat(gate.free()).isEqualTo(1);
    }

    @Test
    void permitComesHomeWhenTheHomeIsClosed() {
        Gate gate = tutti.gate(1, 10);
        tutti.engine().close();

        Ref<?> ref = tutti.call(gate, () -> null);

        assertThatThrownBy(ref::result).isInstanceOf(RejectedExecutionException.class);
        assertThat(gate.free()).isEqualTo(1);
    }

    @Test
    void completionThatGrantsTheNextPermitDoesNotRecurse() {
        int many = 100_000;
        Exception end = new Exception("ended");
        Call holder = new Call("Test.holder", Runnable::run, () -> null);
        Gate gate = new Gate("Test.gate", Capacity.of(1, many), call -> {
            if (call != holder) {
                call.refuse(end); // on this thread, inside the release that granted its permit
            }
        });
        holder.submit(gate, (value, failure) -> recorder.add("holder"));
        for (int i = 0; i < many; i++) {
            new Call("Test.body", Runnable::run, () -> null).submit(gate, (value, failure) -> recorder.add("ended"));
        }

        holder.refuse(end);

        assertThat(recorder.events()).hasSize(many + 1);
        assertThat(gate.free()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"50, 0, false", "5, 50, false", "50, 0, true", "5, 50, true"})
    void everyPermitComesHomeWhateverTheWayOutAndCallsPassInOrder(int maxPending, int maxOverflow, boolean fair)
            throws Exception {
        long seed = Long.getLong("tutti.seed", System.nanoTime());
        System.out.println("GateTest seed " + seed + " (-Dtutti.seed repeats it)");
        int threads = 4;
        int each = 10_000;
        Map<Call, Stamp> stamps = new ConcurrentHashMap<>();
        Map<String, Integer> last = new ConcurrentHashMap<>();
        Recorder<String> overtaken = new Recorder<>();
        Strategy workers = tutti.engine().at(tutti.engine().workers());
        Gate gate = new Gate("Test.gate", new Capacity(3, maxPending, maxOverflow, fair), call -> {
            Stamp stamp = stamps.remove(call);
            if (stamp != null) {
                Integer before = last.put(stamp.who, stamp.number);
                if (before != null && before > stamp.number) {
                    overtaken.add(stamp + " passed after " + before);
                }
            }
            workers.apply(call);
        });
        AtomicInteger made = new AtomicInteger();
        Semaphore ended = new Semaphore(0);
        List<Thread> callers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            Random random = new Random(seed + t);
            Thread caller = new Thread(() -> {
                Thread self = Thread.currentThread();
                AtomicInteger number = new AtomicInteger();
                // The hook runs after the gate's own, which is put on top of it.
                Strategy counted = call -> {
                    made.incrementAndGet(); // before its parent ends
                    call.atEnd(ended::release);
                    if (Thread.currentThread() == self) { // no child's call
                        Integer key = random.nextInt(5);
                        call.fairnessKey(key == 0 ? null : key);
                        String who = self + (fair ? " for " + key : ""); // without keys all its calls are in order
                        stamps.put(call, new Stamp(who, number.getAndIncrement()));
                        call.atEnd(() -> stamps.remove(call));
                    }
                    gate.apply(call);
                };
                IntStream.range(0, each).forEach(i -> callSomehow(counted, random));
            });
            caller.start();
            callers.add(caller);
        }

        for (Thread caller : callers) {
            caller.join();
        }
        int over = 0;
        while (over < made.get() && ended.tryAcquire(60, TimeUnit.SECONDS)) {
            over++;
        }

        assertThat(over)
                .as("calls that ended; seed %d", seed)
                .isEqualTo(made.get())
                .isGreaterThan(threads * each);
        assertThat(overtaken.events()).as("seed %d", seed).isEmpty();
        assertThat(last).as("seed %d", seed).hasSize(fair ? threads * 5 : threads);
        assertThat(gate.free()).as("permits; seed %d", seed).isEqualTo(3);
        assertThat(gate.waiting()).as("waiting; seed %d", seed).isZero();
        assertThat(gate.overflowing()).as("in the second queue; seed %d", seed).isZero();
    }

    private record Stamp(String who, int number) {}

    private void callSomehow(Strategy chain, Random random) {
        CompletableFuture<String> inner = new CompletableFuture<>();
        switch (random.nextInt(10)) {
            case 0 -> call(chain, () -> "value").exceptionally(e -> null);
            case 1 ->
                call(chain, () -> {
                    throw new Exception("failure");
                });
            case 2 ->
                call(chain, () -> {
                    throw new AssertionError("error");
                });
            case 3 ->
                call(chain, () -> {
                            barrier.pass(); // never opened: ends by the interrupt alone
                            return null;
                        })
                        .cancel();
            case 4 -> {
                Ref<?> ref = call(chain, () -> inner);
                inner.complete("later");
                ref.cancel();
            }
            case 5 -> {
                call(chain, () -> inner);
                inner.completeExceptionally(new Exception("later"));
            }
            case 6 ->
                call(chain, () -> inner)
                        .owned()
                        .ifNoItem()
                        .after(Duration.ofMillis(1))
                        .fail()
                        .subscribe()
                        .with(value -> {}, failure -> {});
            case 7 -> // its child shares its permit
                call(chain, () -> call(chain, () -> inner.complete("inner")).result());
            case 8 -> // so does this one, and ends after it
                call(chain, () -> {
                    call(chain, () -> {
                        inner.complete("inner");
                        return inner;
                    });
                    return "outer";
                });
            default -> call(chain, CompletableFuture::new).cancel(false);
        }
    }

    /** A call whose failure nobody is told of: there are many. */
    private <T> Ref<T> call(Strategy chain, Callable<?> body) {
        Ref<T> ref = tutti.call(chain, body);
        ref.looked();
        return ref;
    }
}
