package dev.tutti.internal.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.tutti.DeadlockException;
import dev.tutti.TaskRef;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.ref.Ref;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many chains that wait for each other at random. A failure gives the seed, which -Dtutti.seed repeats. */
class WaitingStormTest {

    private static final Duration GUARD = Duration.ofSeconds(60);
    private static final int GATES = 5;
    private static final int CHAINS = 24;

    @RegisterExtension
    final EngineExtension tutti = EngineExtension.onVirtualThreads();

    private final long seed = Long.getLong("tutti.seed", System.nanoTime());
    private final ConcurrentLinkedQueue<Ref<Integer>> made = new ConcurrentLinkedQueue<>();
    private final AtomicInteger told = new AtomicInteger();
    private List<Gate> gates;

    @AfterEach
    void nothingIsKept() {
        assertThat(tutti.engine().waits().isEmpty()).as("seed %d", seed).isTrue();
        assertThat(gates)
                .as("seed %d", seed)
                .allSatisfy(gate -> assertThat(gate.waiting()).isZero());
    }

    @RepeatedTest(20)
    void everyChainEnds() {
        storm(false);
    }

    @RepeatedTest(20)
    void noneIsToldOfADeadlockWhereAllTakePermitsInOneOrder() {
        storm(true);

        assertThat(told).as("seed %d", seed).hasValue(0);
    }

    private void storm(boolean inOrder) {
        Random random = new Random(seed);
        gates = IntStream.range(0, GATES)
                .mapToObj(i -> tutti.gate("G" + i, 1 + random.nextInt(3)))
                .toList();

        List<Ref<Integer>> chains = IntStream.range(0, CHAINS)
                .mapToObj(i -> call(inOrder ? 0 : GATES, 4, random.nextLong(), inOrder))
                .toList();

        chains.forEach(this::ends);
        made.forEach(this::ends);
    }

    /** A call of a gate, the next ones if in order, that makes others and waits for some. */
    private Ref<Integer> call(int lowest, int levels, long own, boolean inOrder) {
        Random random = new Random(own);
        int gate = inOrder ? lowest + random.nextInt(GATES - lowest) : random.nextInt(GATES);
        Ref<Integer> ref = tutti.call(
                "G" + gate, gates.get(gate), () -> body(inOrder ? gate + 1 : 0, levels - 1, random, inOrder));
        made.add(ref);
        return ref;
    }

    private Object body(int lowest, int levels, Random random, boolean inOrder) throws Exception {
        if (levels == 0 || inOrder && lowest == GATES) {
            return 1;
        }
        List<Ref<Integer>> called = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            long own = random.nextLong();
            if (random.nextBoolean()) {
                called.add(call(lowest, levels, own, inOrder));
            } else { // of a chain of its own
                Call.during(null, () -> called.add(call(lowest, levels, own, inOrder)));
            }
        }
        if (!inOrder && random.nextInt(4) == 0) { // somebody else's, maybe the caller's own
            List<Ref<Integer>> all = List.copyOf(made);
            called.add(all.get(random.nextInt(all.size())));
        }
        if (random.nextInt(4) == 0) {
            Thread.yield();
        }
        int sum = 0;
        try {
            switch (random.nextInt(10)) {
                case 0 -> {
                    for (Ref<Integer> each : called) {
                        sum += each.get();
                    }
                }
                case 1 -> {
                    for (Ref<Integer> each : called) {
                        sum += each.then(value -> value).thenTask(r -> r).result();
                    }
                }
                case 2 -> sum += tutti.tasks().gather(called).result().size();
                case 3 -> sum += TaskRef.from(called.get(0).uni()).result();
                case 4 -> {
                    return called.get(0);
                }
                case 5 -> {
                    return called.get(0).uni();
                }
                case 6 -> {
                    return tutti.tasks().gather(called).then(List::size);
                }
                case 7 -> {
                    return called.get(0).then(value -> value).thenTask(r -> called.get(called.size() - 1));
                }
                case 8 -> {
                    return called.get(0).thenCombine(called.get(called.size() - 1), Integer::sum);
                }
                default ->
                    sum += called.get(0)
                            .thenCombine(called.get(called.size() - 1), Integer::sum)
                            .join();
            }
        } catch (Exception e) {
            if (e instanceof DeadlockException && random.nextBoolean()) {
                told.incrementAndGet();
                return sum; // handled
            }
            throw e;
        }
        return sum;
    }

    private void ends(Ref<Integer> ref) {
        try {
            ref.result(GUARD);
        } catch (Exception e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            if (!(cause instanceof DeadlockException)) {
                fail("seed " + seed + ": " + ref, e);
            }
            told.incrementAndGet();
        }
    }
}
