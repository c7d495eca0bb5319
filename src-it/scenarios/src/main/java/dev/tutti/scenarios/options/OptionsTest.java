package dev.tutti.scenarios.options;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static dev.tutti.scenarios.tool.Waiting.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.PendingLimitExceededException;
import dev.tutti.TaskRef;
import dev.tutti.scenarios.remote.Visit;
import dev.tutti.scenarios.tool.Waves;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where bodies run and how many of them, by annotations and by configuration. */
public class OptionsTest {

    @Inject
    Placed placed;

    @Inject
    Configured configured;

    @Inject
    Configured.Limited limited;

    @Inject
    Configured.Grouped grouped;

    @Inject
    Configured.Parallel parallel;

    @Inject
    Configured.Pooled pooled;

    @Inject
    Configured.Premature premature;

    @Inject
    Configured.Patient patient;

    @Inject
    Visit visit;

    // ---- where bodies run

    @Test
    void aMethodRunsWhereItsClassSays() throws Exception {
        assertThat(placed.asTheClass().result(GUARD)).startsWith("tutti-loop");
    }

    @Test
    void aMethodsAnnotationWinsOverThatOfItsClass() throws Exception {
        assertThat(placed.blocking().result(GUARD)).startsWith("tutti-worker");
        assertThat(placed.onAVirtualThread().result(GUARD)).startsWith("tutti-worker");
        assertThat(placed.onAProcessor().result(GUARD)).startsWith("tutti-processor");
    }

    @Test
    void aMethodsRemoteReplacesThatOfItsClassAsAWhole() throws Exception {
        CyclicBarrier two = new CyclicBarrier(2);

        TaskRef<Integer> one = placed.meet(two);
        TaskRef<Integer> other = placed.meet(two);

        assertThat(one.result(GUARD) + other.result(GUARD)).isEqualTo(1);
    }

    @Test
    void aBodyRunsOnTheExecutorThatItsMethodNames() throws Exception {
        TaskRef<String> thread = placed.onReports(() -> Thread.currentThread().getName());

        assertThat(thread.result(GUARD)).isEqualTo("reports");
    }

    @Test
    void aBodyOnAnExecutorHasTheContextsOfItsCaller() throws Exception {
        visit.note("alice");

        TaskRef<String> note = placed.onReports(visit::note);

        assertThat(note.result(GUARD)).isEqualTo("alice");
    }

    @Test
    void aCancelledBodyOnAnExecutorIsInterruptedAndLeavesNoInterruptBehind() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        TaskRef<Boolean> first = placed.onReports(() -> {
            inside.countDown();
            new CountDownLatch(1).await();
            return false;
        });
        open(inside);

        first.cancel();
        TaskRef<Boolean> interrupted =
                placed.onReports(() -> Thread.currentThread().isInterrupted());

        assertThat(interrupted.result(GUARD)).isFalse();
    }

    @Test
    void aBodyNeverRunsOnTheThreadOfItsCallerWhateverTheExecutorDoes() throws Exception {
        for (int call = 0; call < 3; call++) {
            assertThat(placed.onTheCallersExecutor().result(GUARD)).isNotSameAs(Thread.currentThread());
        }
    }

    @Test
    void whatTheExecutorRejectsFailsTheFuture() throws Exception {
        for (int call = 0; call < 2; call++) {
            TaskRef<String> refused = placed.refused();

            assertThatThrownBy(() -> refused.result(GUARD))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessage("full up");
        }
    }

    // ---- configuration

    @Test
    void theKeyOfAMethodWinsOverItsAnnotation() throws Exception {
        assertThat(peak(configured::stay, 4)).isEqualTo(2);
    }

    @Test
    void theKeyOfAClassHoldsForItsMethods() throws Exception {
        assertThat(peak(configured::stayByTheClassesKey, 6)).isEqualTo(3);
    }

    @Test
    void theKeyOfAnActorWinsOverItsAnnotation() throws Exception {
        assertThat(peak(limited::stay, 4)).isEqualTo(2);
    }

    @Test
    void theKeyOfAGroupWinsOverItsAnnotation() throws Exception {
        assertThat(peak(grouped::stay, 4)).isEqualTo(2);
    }

    @Test
    void aKeyLetsBodiesOfAnActorRunBesideEachOther() throws Exception {
        CyclicBarrier two = new CyclicBarrier(2);

        TaskRef<Integer> one = parallel.meet(two);
        TaskRef<Integer> other = parallel.meet(two);

        assertThat(one.result(GUARD) + other.result(GUARD)).isEqualTo(1);
    }

    @Test
    void keysDecideHowManyInstancesThereAreAndWhichGetsACall() throws Exception {
        Set<Object> of = new HashSet<>();
        for (int key = 0; key < 20; key++) {
            of.add(pooled.instanceOf("key " + key).result(GUARD));
        }

        assertThat(of).hasSize(2);
        assertThat(pooled.instanceOf("same").result(GUARD))
                .isSameAs(pooled.instanceOf("same").result(GUARD));
    }

    @Test
    void aKeyDecidesHowOftenAnActorIsCreatedAnew() throws Exception {
        assertThat(premature.births().result(GUARD)).isEqualTo(2);
    }

    @Test
    void keysDecideWhatBecomesOfCallsForWhichThereIsNoRoom() throws Exception {
        Waves waves = new Waves();
        List<Uni<Void>> stays =
                Stream.generate(() -> patient.stay(waves)).limit(3).toList();

        Uni<Void> refused = patient.stay(waves);

        assertThatThrownBy(() -> refused.await().atMost(GUARD)).isInstanceOf(PendingLimitExceededException.class);
        for (int wave = 0; wave < 3; wave++) {
            waves.release(1);
        }
        stays.forEach(stay -> stay.await().atMost(GUARD));
    }

    @Test
    void aKeyDecidesWhereBodiesRun() throws Exception {
        assertThat(configured.thread().result(GUARD)).startsWith("tutti-processor");
        assertThat(configured.threadOfAnExecutor().result(GUARD)).isEqualTo("reports");
    }

    /** In waves of a size that divides the number of calls. */
    private static int peak(Function<Waves, Uni<Void>> method, int calls) {
        Waves waves = new Waves();
        List<Uni<Void>> all =
                Stream.generate(() -> method.apply(waves)).limit(calls).toList();
        waves.release(calls / 2);
        waves.release(calls / 2);
        all.forEach(call -> call.await().atMost(GUARD));
        return waves.crowd().peak();
    }
}
