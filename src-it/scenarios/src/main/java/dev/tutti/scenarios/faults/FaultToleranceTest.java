package dev.tutti.scenarios.faults;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static dev.tutti.scenarios.tool.Waiting.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskRef;
import dev.tutti.scenarios.remote.Visit;
import dev.tutti.scenarios.tool.Recorder;
import dev.tutti.scenarios.tool.Waiting;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Test;

/** MicroProfile Fault Tolerance on remote methods: it sees a future that fails as it sees an exception. */
public class FaultToleranceTest {

    @Inject
    Fragile fragile;

    @Inject
    Fragile.Tough tough;

    @Inject
    Visit visit;

    private final AtomicInteger tries = new AtomicInteger();

    /** Fails some time after the method has returned. */
    private <T> CompletableFuture<T> failing() {
        int number = tries.incrementAndGet();
        return CompletableFuture.supplyAsync(() -> {
            throw new IllegalStateException("try " + number);
        });
    }

    // ---- exact number of tries

    @Test
    void a14_aUniThatFailsIsTriedExactlyAsOftenAsDeclared() throws Exception {
        Uni<Integer> uni = fragile.uni(() -> Uni.createFrom().completionStage(this::failing));

        assertThatThrownBy(() -> uni.await().atMost(GUARD))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("try 4");
        assertThat(tries).hasValue(4);
    }

    @Test
    void a14_aStageThatFailsIsTriedExactlyAsOftenAsDeclared() throws Exception {
        assertThatThrownBy(() ->
                        fragile.stage(this::failing).toCompletableFuture().get(GUARD.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("try 4");
        assertThat(tries).hasValue(4);
    }

    @Test
    void a14_aCompletableFutureThatFailsIsTriedExactlyAsOftenAsDeclared() throws Exception {
        assertThatThrownBy(() -> fragile.completable(this::failing).get(GUARD.toSeconds(), TimeUnit.SECONDS))
                .hasRootCauseMessage("try 4");
        assertThat(tries).hasValue(4);
    }

    @Test
    void a14_aTaskRefThatFailsIsTriedExactlyAsOftenAsDeclared() throws Exception {
        assertThatThrownBy(() ->
                        fragile.ref(() -> TaskRef.from(this.<Integer>failing())).result(GUARD))
                .hasMessage("try 4");
        assertThat(tries).hasValue(4);
    }

    @Test
    void a14_aFutureThatFailsIsTriedExactlyAsOftenAsDeclared() throws Exception {
        assertThatThrownBy(() -> fragile.future(this::failing).get(GUARD.toSeconds(), TimeUnit.SECONDS))
                .hasRootCauseMessage("try 4");
        assertThat(tries).hasValue(4);
    }

    @Test
    void a14_aBodyThatThrowsIsTriedExactlyAsOftenAsDeclared() throws Exception {
        Uni<Integer> uni = fragile.uni(() -> {
            throw new IOException("try " + tries.incrementAndGet());
        });

        assertThatThrownBy(() -> uni.await().atMost(GUARD)).hasRootCauseMessage("try 4");
        assertThat(tries).hasValue(4);
    }

    @Test
    void a14_aTaskWithoutAResultIsTriedExactlyAsOftenAsDeclared() throws Exception {
        CountDownLatch fourTries = new CountDownLatch(4);

        fragile.nothing(() -> {
            fourTries.countDown();
            throw new IOException("tried");
        });

        open(fourTries);
    }

    @Test
    void a14_noTryFollowsOneThatSucceeds() throws Exception {
        Uni<Integer> uni = fragile.uni(() -> tries.get() < 2
                ? Uni.createFrom().completionStage(this::failing)
                : Uni.createFrom().item(tries::incrementAndGet));

        assertThat(uni.await().atMost(GUARD)).isEqualTo(3);
        assertThat(tries).hasValue(3);
    }

    @Test
    void a14_aBlockingMethodIsTriedOnWorkersToo() throws Exception {
        Recorder<String> threads = new Recorder<>();

        Uni<Integer> uni = fragile.blocking(() -> {
            threads.add(Thread.currentThread().getName());
            return Uni.createFrom().completionStage(this::failing);
        });

        assertThatThrownBy(() -> uni.await().atMost(GUARD)).hasMessage("try 4");
        assertThat(threads.events()).hasSize(4).allMatch(name -> name.startsWith("tutti-worker"));
    }

    @Test
    void a14_aMethodWhoseClassIsRetriedIsTriedExactlyAsOftenAsDeclared() throws Exception {
        Uni<Integer> uni = tough.uni(() -> Uni.createFrom().completionStage(this::failing));

        assertThatThrownBy(() -> uni.await().atMost(GUARD)).hasMessage("try 3");
        assertThat(tries).hasValue(3);
    }

    @Test
    void configurationOfFaultToleranceHolds() throws Exception {
        Uni<Integer> uni = fragile.configured(() -> Uni.createFrom().completionStage(this::failing));

        assertThatThrownBy(() -> uni.await().atMost(GUARD)).hasMessage("try 2");
        assertThat(tries).hasValue(2);
    }

    @Test
    void everyTryHasTheContextsOfTheCaller() throws Exception {
        visit.note("alice");

        Uni<Integer> uni = fragile.uni(() -> {
            assertThat(visit.note()).isEqualTo("alice");
            return tries.get() < 3
                    ? Uni.createFrom().completionStage(this::failing)
                    : Uni.createFrom().item(tries.get());
        });

        assertThat(uni.await().atMost(GUARD)).isEqualTo(3);
    }

    @Test
    void aCancelledTaskIsNotTriedAgain() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        TaskRef<Integer> first = fragile.oneAtATime(() -> {
            tries.incrementAndGet();
            inside.countDown();
            try {
                Waiting.open(new CountDownLatch(1));
            } catch (AssertionError e) { // the interrupt, of which only the failure is left
                Thread.interrupted();
            }
            throw new IllegalStateException("stopped");
        });
        open(inside);

        first.cancel();
        Integer second =
                fragile.oneAtATime(() -> TaskRef.of(tries.get())).result(GUARD); // begins when the first has ended

        assertThat(second).isEqualTo(1);
        assertThatThrownBy(first::result).isInstanceOf(CancellationException.class);
    }

    // ---- the others

    @Test
    void aUniThatFailsGivesTheValueOfTheFallback() throws Exception {
        Uni<String> uni = fragile.withFallback(() -> Uni.createFrom().completionStage(this::failing));

        assertThat(uni.await().atMost(GUARD)).isEqualTo("instead");
        assertThat(tries).hasValue(1);
    }

    @Test
    void aTimeoutInterruptsTheBody() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);

        Uni<String> uni = fragile.timed(() -> Fragile.block(interrupted));

        assertThatThrownBy(() -> uni.await().atMost(GUARD)).isInstanceOf(TimeoutException.class);
        open(interrupted);
    }

    @Test
    void aTimeoutCancelsTheFutureOfTheBody() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);

        Uni<String> uni = fragile.timed(
                () -> Uni.createFrom().<String>nothing().onCancellation().invoke(cancelled::countDown));

        assertThatThrownBy(() -> uni.await().atMost(GUARD)).isInstanceOf(TimeoutException.class);
        open(cancelled);
    }

    @Test
    void aTryThatTimesOutIsFollowedByAnother() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(2);

        Uni<String> uni = fragile.timedAndRetried(() -> tries.incrementAndGet() < 3
                ? Uni.createFrom().<String>nothing().onCancellation().invoke(cancelled::countDown)
                : Uni.createFrom().item("third"));

        assertThat(uni.await().atMost(GUARD)).isEqualTo("third");
        open(cancelled);
    }

    @Test
    void aCircuitBreakerOpensAfterFuturesThatFail() throws Exception {
        assertThatThrownBy(this::callBroken).hasMessage("try 1");
        assertThatThrownBy(this::callBroken).hasMessage("try 2");
        assertThatThrownBy(this::callBroken).isInstanceOf(CircuitBreakerOpenException.class);
        assertThat(tries).hasValue(2);
    }

    private Integer callBroken() throws Exception {
        return fragile.broken(() -> Uni.createFrom().completionStage(this::failing))
                .await()
                .atMost(GUARD);
    }

    @Test
    void aBulkheadIsHeldUntilTheFutureCompletes() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CompletableFuture<String> until = new CompletableFuture<>();
        Uni<String> first = fragile.bulkhead(inside, until);
        open(inside);

        for (int call = 0; call < 20; call++) { // the first of which may find the first one's body not left yet
            Uni<String> second = fragile.bulkhead(inside, until);
            assertThatThrownBy(() -> second.await().atMost(GUARD)).isInstanceOf(BulkheadException.class);
        }

        until.complete("first");
        assertThat(first.await().atMost(GUARD)).isEqualTo("first");
    }
}
